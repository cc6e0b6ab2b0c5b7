/** What a layout is made of: boxes and what joins them, by number. Plain data, for it goes to a worker. */
export interface LayoutInput {
  readonly nodes: number;
  readonly edges: readonly (readonly [from: number, to: number])[];
}

/** Top left corners of the boxes, and where edges bend that pass other boxes. In units of the drawing. */
export interface Layout {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** By the number of an edge. */
  readonly bends: Readonly<Record<number, readonly (readonly [x: number, y: number])[]>>;
  readonly width: number;
  readonly height: number;
}

/** Size of every box, and the room between boxes, in pixels at the usual size of letters. */
export const BOX = { width: 232, height: 74 } as const;
export const ROOM = { beside: 116, below: 20 } as const;
