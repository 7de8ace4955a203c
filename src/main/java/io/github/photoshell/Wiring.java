package io.github.photoshell;

import io.github.photoshell.api.CurrentDescription;
import io.github.photoshell.batch.ImportPhotos;
import io.github.photoshell.batch.UndoImport;
import io.github.photoshell.files.AppFolders;
import io.github.photoshell.http.ExchangeListener;
import io.github.photoshell.http.Timeouts;
import io.github.photoshell.lesson.CurrentPracticePortal;
import io.github.photoshell.people.People;
import io.github.photoshell.photo.ClearPhoto;
import io.github.photoshell.photo.ClearSeveralPhotos;
import io.github.photoshell.photo.PhotoBackups;
import io.github.photoshell.photo.SavePhoto;
import io.github.photoshell.photo.SetPhoto;
import io.github.photoshell.photo.ShowPhoto;
import io.github.photoshell.photo.UndoPhoto;
import io.github.photoshell.portal.FailureText;
import io.github.photoshell.practice.Gallery;
import io.github.photoshell.session.Connect;
import io.github.photoshell.session.ConnectText;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.KnownPortals;
import io.github.photoshell.session.NotConnectedException;
import io.github.photoshell.session.PortalPrompt;
import io.github.photoshell.session.SavedPortals;
import io.github.photoshell.shell.Cancellable;
import io.github.photoshell.shell.CompletionItem;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.ErrorHandler;
import io.github.photoshell.shell.FileCompletion;
import io.github.photoshell.shell.Prompt;
import io.github.photoshell.shell.StartOptions;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/**
 * Wires the packages together; the use cases themselves do not depend on Spring. The imported ones
 * need only each other and the beans below.
 */
@Configuration(proxyBeanMethods = false)
@Import({
  CurrentSession.class,
  ShowPhoto.class,
  SavePhoto.class,
  ClearPhoto.class,
  ClearSeveralPhotos.class,
  UndoPhoto.class,
  ImportPhotos.class,
  UndoImport.class
})
class Wiring {
  @Bean
  SavedPortals savedPortals(AppFolders folders) {
    return new SavedPortals(folders.configuration().resolve("portals.properties"));
  }

  @Bean
  KnownPortals knownPortals(AppFolders folders) {
    return new KnownPortals(folders.state().resolve("known-portals.properties"));
  }

  @Bean
  Connect connect(
      StartOptions startOptions,
      ExchangeListener listener,
      KnownPortals knownPortals,
      AppFolders folders) {
    Timeouts usual = Timeouts.usual();
    Timeouts timeouts =
        new Timeouts(
            startOptions.connectTimeout(usual.connect()),
            startOptions.answerTimeout(usual.answer()),
            startOptions.photoTimeout(usual.photoPut()));
    return new Connect(timeouts, listener, knownPortals, folders.state().resolve("requests"));
  }

  @Bean
  People people() {
    return new People();
  }

  @Bean
  PhotoBackups photoBackups(AppFolders folders) {
    return new PhotoBackups(folders.state().resolve("replaced-photos"));
  }

  @Bean
  SetPhoto setPhoto(People people, PhotoBackups replaced) {
    return new SetPhoto(people, replaced, Clock.systemUTC());
  }

  @Bean
  CurrentDescription descriptions(AppFolders folders) {
    return new CurrentDescription(folders.state().resolve("api"));
  }

  @Bean
  Cancellable cancellable(CurrentSession sessions, Connect connect) {
    return () -> {
      sessions.cancelCalls();
      connect.cancelCalls();
    };
  }

  @Bean
  ErrorHandler errorHandler(PortalPrompt prompt) {
    return failure -> {
      if (failure instanceof NotConnectedException) {
        return ConnectText.notConnected();
      }
      return prompt.isPractice() ? FailureText.onPracticePortal(failure) : FailureText.of(failure);
    };
  }

  /** Returns the prompt; on the practice portal it also shows the pending faults. */
  @Bean
  @Primary
  Prompt prompt(PortalPrompt prompt, CurrentPracticePortal practicePortal) {
    return () ->
        prompt.isPractice() ? prompt.words().plus(practicePortal.pendingFaults()) : prompt.words();
  }

  /**
   * Returns the completion of images; the practice gallery is offered only on the practice portal.
   */
  @Bean
  CompletionSource imageCompletion(PortalPrompt prompt) {
    CompletionSource gallery =
        typed ->
            prompt.isPractice()
                ? Gallery.images().stream()
                    .map(image -> CompletionItem.of(image.address(), image.effect()))
                    .toList()
                : List.of();
    return gallery.and(new FileCompletion());
  }
}
