import { layoutOf } from './choose-layout.ts';
import type { LayoutInput } from './layout-types.ts';

/** Lays out beside the page: one question, one answer. */
addEventListener('message', ({ data }: MessageEvent<LayoutInput>) => postMessage(layoutOf(data)));
