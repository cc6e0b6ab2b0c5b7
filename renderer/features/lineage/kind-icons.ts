import {
  AtSign,
  BookOpenText,
  CopyCheck,
  Database,
  FlaskConical,
  FolderOpen,
  GitCommitHorizontal,
  Package,
  Tag,
  type LucideIcon,
} from 'lucide-react';
import type { NodeKind } from '../../../shared/lineage/graph.ts';

/** A shape for each kind; its word always stands beside it. */
export const KIND_ICONS: Readonly<Record<NodeKind, LucideIcon>> = {
  dataset: Database,
  notebook: BookOpenText,
  commit: GitCommitHorizontal,
  run: FlaskConical,
  'logged-model': Package,
  model: FolderOpen,
  version: Tag,
  alias: AtSign,
  copy: CopyCheck,
};
