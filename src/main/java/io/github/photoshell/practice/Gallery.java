package io.github.photoshell.practice;

import java.util.List;

/** The addresses that the practice portal knows; any other behaves as a missing one. */
public final class Gallery {
  private static final String PHOTOS = "https://photos.example";

  private static final List<GalleryImage> IMAGES =
      List.of(
          new GalleryImage(PHOTOS + "/ada.png", "a good PNG, 400x400"),
          new GalleryImage(PHOTOS + "/grace.jpg", "a good JPEG, 800x600"),
          new GalleryImage(PHOTOS + "/omar.png", "a good PNG, 1600x1200"),
          new GalleryImage(PHOTOS + "/wide.png", "a good PNG, 2000x500"),
          new GalleryImage(PHOTOS + "/tiny.png", "a good PNG, 16x16"),
          new GalleryImage(PHOTOS + "/wave.gif", "a GIF, refused as a file"),
          new GalleryImage(PHOTOS + "/missing.png", "not there (404)"),
          new GalleryImage(PHOTOS + "/moved.png", "a redirect to /ada.png"),
          new GalleryImage(PHOTOS + "/notes.txt", "text, no image"),
          new GalleryImage(PHOTOS + "/empty.png", "nothing at all"),
          new GalleryImage(PHOTOS + "/huge.png", "over the limit"),
          new GalleryImage(PHOTOS + "/slow.png", "no answer in time"),
          new GalleryImage(PHOTOS + "/refused.png", "no connection"),
          new GalleryImage("http://photos.example/ada.png", "a good PNG, but not https"),
          new GalleryImage("https://intranet.example/ada.png", "a private address"),
          new GalleryImage(
              "https://github.com/ONLYOFFICE/DocSpace-client/blob/master/public/appIcon-192.png?raw=true",
              "a redirect to a good PNG, 192x192"));

  private Gallery() {}

  /** All addresses, good ones first. */
  public static List<GalleryImage> images() {
    return IMAGES;
  }
}
