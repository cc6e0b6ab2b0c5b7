import { useCallback, useEffect, useRef, useState } from 'react';
import type { Progress } from '../../../shared/contract/contract.ts';
import type { CheckAnswer } from '../../../shared/signature/payload/check-report.ts';
import { useHost } from '../../client.tsx';
import { asErrorData } from '../../texts.ts';
import type { Attempt } from './check-store.ts';

/** A payload is checked by itself when typing pauses this long, in milliseconds, up to this many characters. */
const PAUSE = 400;
const BY_ITSELF = 200_000;

type Step = Progress<'check.payload'>['step'];

export interface Checking {
  /** The last answer, and the text it is about; null before the first. */
  readonly answer: { readonly attempt: Attempt; readonly value: CheckAnswer } | null;
  readonly error: unknown;
  /** What is being done; null while nothing is. */
  readonly busy: Step | null;
  /** A person stopped the last check before there was an answer. */
  readonly stopped: boolean;
  /** Checks now. */
  run(): void;
  cancel(): void;
}

/** Asks the host what MLflow would answer, again after each change. */
export function useCheck(grant: string, path: string, attempt: Attempt): Checking {
  const { client } = useHost();
  const [answer, setAnswer] = useState<Checking['answer']>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState<Step | null>(null);
  const [stopped, setStopped] = useState(false);
  const stop = useRef<AbortController>(null);
  const cancel = useCallback(() => {
    stop.current?.abort();
    stop.current = null;
    setBusy(null);
    setStopped(true);
  }, []);
  const run = useCallback(() => {
    stop.current?.abort();
    const own = new AbortController();
    stop.current = own;
    setBusy('reading');
    setStopped(false);
    const { channel, contentType, text, file } = attempt;
    const payload = file === null ? ({ kind: 'text', text } as const) : ({ kind: 'file', grant: file.token } as const);
    const input = { grant, path, channel, contentType, payload };
    const onProgress = ({ step }: Progress<'check.payload'>) => stop.current === own && setBusy(step);
    client.call('check.payload', input, { signal: own.signal, onProgress }).then(
      (value) => {
        if (stop.current !== own) return;
        setAnswer({ attempt, value });
        setError(null);
        setBusy(null);
      },
      (thrown: unknown) => {
        if (stop.current !== own) return;
        setBusy(null);
        if (asErrorData(thrown).code !== 'cancelled') setError(thrown);
      },
    );
  }, [attempt, client, grant, path]);
  useEffect(() => {
    if (attempt.file === null && (attempt.text.trim() === '' || attempt.text.length > BY_ITSELF)) return;
    const timer = setTimeout(run, PAUSE);
    return () => clearTimeout(timer);
  }, [attempt, run]);
  useEffect(() => () => stop.current?.abort(), []);
  const empty = attempt.file === null && attempt.text.trim() === '';
  return { answer: empty ? null : answer, error, busy, stopped: stopped && !empty, run, cancel };
}
