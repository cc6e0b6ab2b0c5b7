import { createContext, useContext } from 'react';

/** Which model the views below belong to. */
export interface ModelPlace {
  /** Token of its grant. */
  readonly grant: string;
  /** Folder of the model in what was opened. */
  readonly path: string;
}

/** null outside of a model's page. */
export const ModelPlaceContext = createContext<ModelPlace | null>(null);

export function useModelPlace(): ModelPlace | null {
  return useContext(ModelPlaceContext);
}
