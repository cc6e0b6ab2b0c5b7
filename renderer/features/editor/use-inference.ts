import { useCallback, useEffect, useRef, useState } from 'react';
import type { Input, Progress } from '../../../shared/contract/contract.ts';
import type { InferReport } from '../../../shared/signature/infer/report.ts';
import { useHost } from '../../client.tsx';
import { asErrorData } from '../../texts.ts';

/** Data to infer from, and how it is to be read. */
export type InferQuestion = Input<'data.infer'>;

export interface Inference {
  readonly report: InferReport | null;
  readonly error: unknown;
  /** null while nothing is read. */
  readonly progress: Progress<'data.infer'> | null;
  readonly stopped: boolean;
  ask(question: InferQuestion): void;
  cancel(): void;
}

/** Asks what MLflow would infer; a newer question takes the place of an older one, and leaving stops it. */
export function useInference(): Inference {
  const { client } = useHost();
  const [report, setReport] = useState<InferReport | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [progress, setProgress] = useState<Inference['progress']>(null);
  const [stopped, setStopped] = useState(false);
  const stop = useRef<AbortController>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const ask = useCallback(
    (question: InferQuestion) => {
      stop.current?.abort();
      const own = new AbortController();
      stop.current = own;
      const current = () => stop.current === own;
      setReport(null);
      setError(null);
      setStopped(false);
      setProgress({ rows: 0, bytes: 0, size: 0 });
      const onProgress = (now: Progress<'data.infer'>) => current() && setProgress(now);
      client
        .call('data.infer', question, { signal: own.signal, onProgress })
        .then(
          (given) => current() && setReport(given),
          (thrown: unknown) => {
            if (!current()) return;
            if (asErrorData(thrown).code === 'cancelled') setStopped(true);
            else setError(thrown);
          },
        )
        .finally(() => current() && setProgress(null));
    },
    [client],
  );
  return { report, error, progress, stopped, ask, cancel: useCallback(() => stop.current?.abort(), []) };
}
