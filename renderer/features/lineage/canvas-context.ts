import { createContext, useContext } from 'react';
import type { ShownNode } from './fold-fans.ts';

/** What the boxes on the canvas share. It changes often, the boxes' own data don't. */
export interface CanvasState {
  readonly root: string;
  /** The box in the tab order. */
  readonly current: string;
  readonly chosenEdge: string | null;
  readonly onCurrent: (id: string) => void;
  readonly onPress: (shown: ShownNode) => void;
  readonly onOpen: (shown: ShownNode) => void;
  readonly onEdge: (id: string) => void;
  /** What a box is called. */
  readonly nameOf: (id: string) => string;
}

export const CanvasContext = createContext<CanvasState | null>(null);

export function useCanvas(): CanvasState {
  const state = useContext(CanvasContext);
  if (state === null) throw new Error('no canvas above this component');
  return state;
}
