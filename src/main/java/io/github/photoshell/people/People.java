package io.github.photoshell.people;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.people.PeopleListing.SearchRefusal;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.Profile;
import io.github.photoshell.portal.ProfileQuery;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.portal.Role;
import io.github.photoshell.session.Session;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Finds people on the portal of a session. */
public final class People {
  /** Words that select another call in place of a person (contract 4.3, 4.4). */
  private static final Set<String> ROUTES = Set.of("filter", "search", "@self");

  /** The failures for which a cached list is shown: the portal does not respond. */
  private static final Set<FailureKind> NO_ANSWER =
      Set.of(
          FailureKind.UNKNOWN_HOST,
          FailureKind.UNREACHABLE,
          FailureKind.TIMED_OUT,
          FailureKind.CONNECTION_LOST,
          FailureKind.TOO_MANY,
          FailureKind.PROXY);

  private static final String SELF = "@self";
  private static final int SIMILAR = 5;
  private static final int OFFERED = 50;

  private final LongSupplier nanos;

  public People() {
    this(System::nanoTime);
  }

  People(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * Finds the person with a user name, ID or e-mail, or {@code @self}. An unknown name is looked up
   * again as normalized by {@link NameNormalizer#normalize}.
   *
   * @throws PortalException when there is no usable response
   */
  public PersonLookup find(Session session, String typed) {
    if (typed.equals(SELF)) {
      return found(session, session.portal().api().profile(session.account().id()).okOrThrow());
    }
    PersonLookup search = search(session, typed);
    String even = NameNormalizer.normalize(typed);
    return search instanceof PersonLookup.Unknown && !even.isEmpty() && !even.equals(typed)
        ? search(session, even)
        : search;
  }

  private PersonLookup search(Session session, String typed) {
    return typed.contains("@") ? byEmail(session, typed) : byName(session, typed);
  }

  private PersonLookup byEmail(Session session, String typed) {
    Reply<List<Profile>> reply =
        session.portal().api().profiles(ProfileQuery.of(typed, ProfileQuery.MAX_PAGE_SIZE));
    SearchRefusal refusal = SearchRefusal.of(reply);
    if (refusal != null) {
      return new PersonLookup.SearchRefused(typed, refusal);
    }
    Reply.Ok<List<Profile>> ok = reply.okOrThrow();
    List<Person> listed = remember(session, ok.value());
    List<Person> exact =
        listed.stream().filter(person -> isSpelled(person.email(), typed)).toList();
    if (exact.size() == 1) {
      int at = listed.indexOf(exact.get(0));
      return new PersonLookup.Found(exact.get(0), ok.json().items().get(at));
    }
    if (exact.size() > 1) {
      return new PersonLookup.Several(typed, exact);
    }
    // A user name may look like an e-mail.
    PersonLookup named = byName(session, typed);
    return named instanceof PersonLookup.Found
        ? named
        : new PersonLookup.Unknown(typed, first(listed, SIMILAR), total(ok));
  }

  private PersonLookup byName(Session session, String typed) {
    if (!ROUTES.contains(typed.toLowerCase(Locale.ROOT))) {
      Reply<Profile> reply = session.portal().api().profile(typed);
      if (reply instanceof Reply.Ok<Profile> ok && matches(ok.value(), typed)) {
        return found(session, ok);
      }
      if (reply.isRefused(403)) {
        return new PersonLookup.NotVisible(typed);
      }
      if (!(reply instanceof Reply.Ok<Profile> || isNoSuchPerson(reply))) {
        reply.orThrow();
      }
    }
    Page similar = similar(session, typed);
    return new PersonLookup.Unknown(typed, similar.people(), similar.total());
  }

  /** Returns whether the portal says that there is no such person. */
  private static boolean isNoSuchPerson(Reply<?> reply) {
    return reply.isRefused(404);
  }

  private static RecentPeople recent(Session session) {
    return session.memory().get(RecentPeople.class, RecentPeople::new);
  }

  private ListingCache listings(Session session) {
    return session.memory().get(ListingCache.class, () -> new ListingCache(nanos));
  }

  private PersonLookup found(Session session, Reply.Ok<Profile> ok) {
    Person person = Person.of(ok.value());
    recent(session).add(person);
    return new PersonLookup.Found(person, ok.json());
  }

  private static boolean matches(Profile profile, String typed) {
    return isSpelled(profile.userName(), typed) || digits(profile.id()).equals(digits(typed));
  }

  private static boolean isSpelled(@Nullable String name, String typed) {
    return name != null
        && NameNormalizer.normalize(name).equalsIgnoreCase(NameNormalizer.normalize(typed));
  }

  /** Returns the bare digits of an ID, which may have dashes and braces (contract 3.1). */
  private static String digits(String id) {
    return id.replaceAll("[{}()-]", "").toLowerCase(Locale.ROOT);
  }

  private Page similar(Session session, String typed) {
    if (!maySearch(session) || typed.isBlank()) {
      return new Page(List.of(), 0);
    }
    Reply<List<Profile>> reply = session.portal().api().profiles(ProfileQuery.of(typed, SIMILAR));
    if (reply instanceof Reply.Ok<List<Profile>> ok) {
      return new Page(remember(session, ok.value()), total(ok));
    }
    List<Person> known = recent(session).with(typed, Integer.MAX_VALUE);
    return new Page(first(known, SIMILAR), known.size());
  }

  private static int total(Reply.Ok<List<Profile>> listed) {
    return Objects.requireNonNullElse(listed.total(), listed.value().size());
  }

  /**
   * Lists people.
   *
   * @throws PortalException when there is no usable response and no cached list
   */
  PeopleListing list(Session session, PeopleQuery query) {
    try {
      PeopleListing listing =
          new PeopleSearch(session.portal(), query, profiles -> remember(session, profiles)).read();
      if (listing instanceof PeopleListing.Listed listed) {
        listings(session).add(query, listed);
      }
      return listing;
    } catch (PortalException e) {
      ListingCache.CachedListing old = listings(session).of(query);
      if (old == null || !NO_ANSWER.contains(e.kind())) {
        throw e;
      }
      return new PeopleListing.Cached(old.listed(), old.age(), e);
    }
  }

  /** The first people found and the number of all matches. */
  record Page(List<Person> people, int total) {}

  /**
   * Returns the first people whose names or e-mails contain all words, for completion: one
   * background request. Empty if searching is not allowed.
   *
   * @throws PortalException when there is no usable response
   */
  Page page(Session session, String words) {
    if (!maySearch(session)) {
      return new Page(List.of(), 0);
    }
    Reply<List<Profile>> reply =
        session
            .portal()
            .inBackground()
            .api()
            .profiles(ProfileQuery.of(words.isBlank() ? null : words, OFFERED));
    if (SearchRefusal.of(reply) != null) {
      return new Page(List.of(), 0);
    }
    Reply.Ok<List<Profile>> ok = reply.okOrThrow();
    return new Page(first(remember(session, ok.value()), OFFERED), total(ok));
  }

  /**
   * Returns the person with exactly this user name, which the portal does not search (contract
   * 4.3): one background request. Empty if it is not a valid user name.
   *
   * @throws PortalException when there is no usable response
   */
  List<Person> withUserName(Session session, String userName) {
    if (!userName.matches("[^\\s@]{2,}") || ROUTES.contains(userName)) {
      return List.of();
    }
    Reply<Profile> reply = session.portal().inBackground().api().profile(userName);
    if (reply.isRefused(403) || isNoSuchPerson(reply)) {
      return List.of();
    }
    Profile profile = reply.okOrThrow().value();
    return matches(profile, userName) ? remember(session, List.of(profile)) : List.of();
  }

  /**
   * Returns people seen in this session whose user name, name or e-mail contains all words, without
   * a request.
   */
  List<Person> findRecent(Session session, String words) {
    return recent(session).with(words, OFFERED);
  }

  /** Records that the photo of a person was set or removed, for completion. */
  public void photoChanged(Session session, Person person, boolean has) {
    recent(session).add(person.withPhoto(has));
  }

  /** Returns whether a search may be allowed; a certain refusal needs no request. */
  private static boolean maySearch(Session session) {
    Role role = session.account().role();
    return session.scopes().readsPeople() && (role == null || role.searchesPeople());
  }

  private List<Person> remember(Session session, List<Profile> profiles) {
    List<Person> people = profiles.stream().map(Person::of).toList();
    RecentPeople recent = recent(session);
    people.forEach(person -> recent.add(person));
    return people;
  }

  private static List<Person> first(List<Person> people, int most) {
    return people.subList(0, Math.min(most, people.size()));
  }

  /**
   * Returns the addresses of a person's photo; empty if the portal does not show them.
   *
   * @throws PortalException if there is no usable response
   */
  Optional<PhotoUrls> photo(Session session, Person person) {
    if (!session.scopes().readsPeople()) {
      return Optional.empty();
    }
    Reply<PhotoUrls> reply = new PhotoReader(session.portal(), person).read();
    // Hidden from this caller (contract 3.2).
    return reply.isRefused(403) || isUnpaid(reply)
        ? Optional.empty()
        : Optional.of(reply.orThrow());
  }

  /** Returns whether the portal is unpaid: it shows no photos but still finds people. */
  private static boolean isUnpaid(Reply<?> reply) {
    return reply instanceof Reply.Failed<?> failed && failed.kind() == FailureKind.UNPAID;
  }
}
