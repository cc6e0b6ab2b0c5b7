import type { Int64 } from '../contract/int64.ts';
import type { EdgeKind, Evidence, Fact, FactKey, NodeKind, Openable, Presence, Speaker } from './graph.ts';
import { shown } from './ids.ts';

/** What one who knows a thing says of it. */
export interface Description {
  /** '' where only its id is known. */
  readonly name: string;
  readonly where?: string | null;
  readonly at?: Int64 | null;
  /** Without those that are null or empty. */
  readonly facts?: Partial<Record<FactKey, string | null>>;
  /** Params and metrics: several of one key. */
  readonly more?: readonly Fact[];
  readonly opens?: Openable;
}

export interface DraftNode {
  readonly kind: NodeKind;
  presence: Presence;
  /** Those who read it first. */
  readonly says: (() => Description)[];
}

export interface DraftEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  readonly evidence: Evidence[];
}

/** The same thing may be told of by thousands: so many are listened to. */
const LISTENED = 12;
const EVIDENCE = 12;

/** A lineage while it is put together: everything that is known, of which a part is shown. Nothing is described before it is shown. */
export class Draft {
  readonly nodes = new Map<string, DraftNode>();
  readonly edges = new Map<string, DraftEdge>();
  /** What a version's files were before they were registered: a logged model, or a folder of a run. */
  readonly content = new Map<string, string>();
  /** What lies at an address, as each store knows it that was read. */
  readonly stores = new Map<string, (address: string) => string | null>();
  /** Few different ones are said thousands of times. */
  private readonly places = new Map<string, string>();
  /** Questions such as which run made a model; each answer with the edges that give it. */
  private readonly questions = new Map<string, Map<string, Set<string>>>();

  /** Something that was read. */
  here(id: string, kind: NodeKind, say: () => Description): string {
    const node = this.node(id, kind);
    if (node.presence === 'referenced') node.says.unshift(say);
    else if (node.says.length < LISTENED) node.says.push(say);
    node.presence = 'here';
    return id;
  }

  /** Something that is only named. */
  named(id: string, kind: NodeKind, say: () => Description): string {
    const node = this.node(id, kind);
    if (node.says.length < LISTENED) node.says.push(say);
    return id;
  }

  private node(id: string, kind: NodeKind): DraftNode {
    let node = this.nodes.get(id);
    if (node === undefined) {
      node = { kind, presence: 'referenced', says: [] };
      this.nodes.set(id, node);
    }
    return node;
  }

  /** One more who says so. */
  edge(from: string, to: string, kind: EdgeKind, by: Speaker, where: string): string {
    const key = keyOf(from, to, kind);
    if (from === to) return key;
    let edge = this.edges.get(key);
    if (edge === undefined) {
      edge = { from, to, kind, evidence: [] };
      this.edges.set(key, edge);
    }
    const { evidence } = edge;
    const place = this.places.get(where) ?? shown(where);
    this.places.set(where, place);
    if (evidence.length < EVIDENCE && !evidence.some((each) => each.by === by && each.where === place))
      evidence.push({ by, where: place });
    return key;
  }

  has(from: string, to: string, kind: EdgeKind): boolean {
    return this.edges.has(keyOf(from, to, kind));
  }

  /** An edge is an answer; where there are several to one question, each is disputed. */
  answers(question: string, answer: string, edge: string): void {
    const answers = this.questions.get(question) ?? new Map<string, Set<string>>();
    this.questions.set(question, answers);
    answers.set(answer, (answers.get(answer) ?? new Set()).add(edge));
  }

  /** Keys of edges whose question has another answer too. */
  disputed(): Set<string> {
    const disputed = new Set<string>();
    for (const answers of this.questions.values())
      if (answers.size > 1) for (const edges of answers.values()) for (const edge of edges) disputed.add(edge);
    return disputed;
  }

  /**
   * A run made something: a version, a model, a logged model. Said of the logged model or folder that a version was registered from,
   * where that is known and agrees; else of the thing itself.
   */
  made(run: string, id: string, target: string, by: Speaker, where: string): void {
    const content = this.content.get(target) ?? target;
    const question = `run of ${content}`;
    const known = this.questions.get(question);
    // Who disagrees speaks of the thing at hand, not of what was known before.
    const about = known === undefined || known.has(id) ? content : target;
    const kind = this.nodes.get(about)?.kind === 'version' ? 'registered' : 'made';
    this.answers(question, id, this.edge(run, about, kind, by, where));
  }
}

export function keyOf(from: string, to: string, kind: EdgeKind): string {
  return `${from}\n${to}\n${kind}`;
}
