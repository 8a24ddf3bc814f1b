// Where everything stands, in canvas units (1 unit = 1 CSS pixel at zoom 1).

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

/** The box of an OU, and in it the room of its title, which no line runs through. */
export interface UnitRect extends Rect {
  readonly title: Rect;
}

/** Where callers stand: left of their targets, or above them. */
export type FlowDirection = 'right' | 'down';

export interface PlacedEdge {
  readonly id: string;
  /** Polyline from the source's border to the target's border; the first and last leg run with the flow. */
  readonly points: readonly Point[];
  /** Centre of the verdict pill. */
  readonly label: Point;
  /** In a crowd: there is room for its pill. Those of others are there for whoever points at them. */
  readonly told?: true;
}

export interface Placement {
  /** Absent: `right`. An account's title is a strip on top of its box, or on its left when the flow is down. */
  readonly flow?: FlowDirection;
  /** Account boxes by account id. */
  readonly boxes: Readonly<Record<string, Rect>>;
  /** Boxes of OUs by the OU's id (unitTree.ts), each after the box around it; absent: nobody said who is in an OU. */
  readonly units?: Readonly<Record<string, UnitRect>>;
  /** By node id, absolute (not relative to the box). */
  readonly nodes: Readonly<Record<string, Rect>>;
  readonly edges: Readonly<Record<string, PlacedEdge>>;
  /** Lines run straight across each other: words of all of them would hide the picture (`PlacedEdge.told`). */
  readonly crowded?: true;
  /** There is no room for words on the pills: `pillOf(edge, true)`. */
  readonly terse?: true;
  readonly width: number;
  readonly height: number;
}
