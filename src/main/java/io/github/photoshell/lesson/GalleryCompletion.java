package io.github.photoshell.lesson;

import io.github.photoshell.practice.Gallery;
import io.github.photoshell.shell.CompletionItem;
import io.github.photoshell.shell.CompletionSource;
import java.util.List;

/** Completes the addresses of images on the practice portal. */
public final class GalleryCompletion implements CompletionSource {
  @Override
  public List<CompletionItem> complete(String typed) {
    return Gallery.images().stream()
        .map(image -> CompletionItem.of(image.address(), image.effect()))
        .toList();
  }
}
