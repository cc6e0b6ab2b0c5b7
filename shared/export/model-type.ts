/** What kind of thing is ported: Azure ML knows the same three. custom: any files; whoever serves them brings the code. */
export const MODEL_TYPES = ['mlflow', 'custom', 'triton'] as const;
export type ModelType = (typeof MODEL_TYPES)[number];

/** The type that a text names, as we or Azure ML spell it; null for any other. */
export function modelTypeOf(text: string): ModelType | null {
  const word = text.toLowerCase().replace(/_?model$/, '');
  return MODEL_TYPES.find((each) => each === word) ?? null;
}
