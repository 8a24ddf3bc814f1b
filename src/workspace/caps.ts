// How large a workspace may be.

/** Generous for people, small for a machine that has to hold it. Lengths in UTF-16 units. */
export const CAPS = {
  documents: 2_000,
  text: 60_000_000,
  /** As much as files bring in at once (files/limits.ts). */
  allTexts: 120_000_000,
  name: 300,
  id: 100,
  /** One text may hold as many policies that do not say whose they are, and all are answered with one click. */
  owners: 100_000,
  arn: 2_100,
  contextKeys: 500,
  contextValues: 1_000,
  contextValue: 8_192,
  ids: 20_000,
  edgeId: 5_000,
  coordinate: 10_000_000,
  hops: 9,
  lessonItems: 100,
  lessonText: 5_000,
} as const;
