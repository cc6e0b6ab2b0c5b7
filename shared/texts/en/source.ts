export const source = { problem: {}, error: {} } as const;
