package io.github.photoshell.practice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Generates people to fill a portal, without photos, and the same at every start. */
final class MemberGenerator {
  private static final String[] FIRST_NAMES = {
    "Aisha", "Alan", "Amara", "Barbara", "Bela", "Carlos", "Chidi", "Dana", "Dmitri", "Edith",
    "Elif", "Emil", "Farid", "Frances", "Gita", "Hana", "Hugo", "Ida", "Igor", "Jamal", "Jana",
    "Kenji", "Kofi", "Lars", "Leila", "Luis", "Marta", "Mikko", "Nadia", "Noah", "Olga", "Oscar",
    "Priya", "Quinn", "Rafael", "Rosa", "Samir", "Selma", "Tariq", "Tessa", "Ulla", "Viktor",
    "Wanda", "Yara", "Yusuf", "Zainab", "Zoltan"
  };
  private static final String[] LAST_NAMES = {
    "Abe",
    "Andersen",
    "Baker",
    "Berg",
    "Bianchi",
    "Castro",
    "Chen",
    "Costa",
    "Dahl",
    "Diallo",
    "Eriksen",
    "Fischer",
    "Fofana",
    "Garcia",
    "Gupta",
    "Hansen",
    "Horvat",
    "Ivanov",
    "Jensen",
    "Kaya",
    "Kowalski",
    "Larsen",
    "Lopez",
    "Mensah",
    "Meyer",
    "Moreau",
    "Nagy",
    "Nguyen",
    "Okafor",
    "Olsen",
    "Park",
    "Peters",
    "Petrov",
    "Quispe",
    "Rossi",
    "Sato",
    "Schmidt",
    "Silva",
    "Singh",
    "Tanaka",
    "Torres",
    "Ueda",
    "Varga",
    "Weber",
    "Yilmaz",
    "Zhang",
    "Zimmer"
  };
  private static final Instant FIRST_DAY = Instant.parse("2026-04-06T06:00:00Z");

  private MemberGenerator() {}

  /**
   * Returns people numbered from {@code firstNumber}; the number is part of user name and e-mail.
   */
  static List<Member> of(int count, int firstNumber) {
    List<Member> members = new ArrayList<>(count);
    for (int number = firstNumber; number < firstNumber + count; number++) {
      members.add(person(number));
    }
    return members;
  }

  private static Member person(int number) {
    long chance = mix(number);
    String firstName = pick(FIRST_NAMES, chance);
    String lastName = pick(LAST_NAMES, chance >>> 16);
    String userName = (firstName + '.' + lastName + number).toLowerCase(Locale.ROOT);
    // Every tenth is a guest, every twenty-fifth a room admin, every fortieth has left.
    Role role = number % 10 == 0 ? Role.GUEST : number % 25 == 1 ? Role.ROOM_ADMIN : Role.USER;
    boolean left = number % 40 == 3;
    Instant registered = FIRST_DAY.plusSeconds(number * 60L);
    return new Member(
        id(number),
        userName,
        firstName,
        lastName,
        userName + (role == Role.GUEST ? "@example.org" : "@example.com"),
        role,
        left ? Member.Status.DISABLED : Member.Status.ACTIVE,
        left ? registered : null,
        registered,
        null,
        Member.Managed.HERE);
  }

  private static String pick(String[] names, long chance) {
    return names[(int) Math.floorMod(chance, (long) names.length)];
  }

  /** Returns an ID that looks random: version 4, variant 2. */
  private static UUID id(int number) {
    long high = (mix(2L * number + 1) & ~0xf000L) | 0x4000L;
    long low = (mix(-2L * number - 1) & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /** Mixes the bits with SplitMix64's finisher, so that similar numbers give different results. */
  private static long mix(long number) {
    long mixed = number * 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
