package io.github.photoshell.lesson;

import io.github.photoshell.practice.Gallery;
import io.github.photoshell.shell.Offer;
import io.github.photoshell.shell.Offers;
import java.util.List;

/** Offers the addresses of pictures that the practice portal knows. */
public final class GalleryOffers implements Offers {
  @Override
  public List<Offer> offer(String typed) {
    return Gallery.images().stream()
        .map(image -> Offer.of(image.address(), image.behaves()))
        .toList();
  }
}
