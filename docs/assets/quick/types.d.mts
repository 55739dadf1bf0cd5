/** What a table holds and what is looked up in it; for the checker alone, no browser reads this. */
export type { Card } from "../calculator/card.mjs";
export type { Shown } from "../calculator/result.mjs";

/** A day: a date, the name of a fact's date, or an expression of them. */
export type Day = string | ["years", Day, number, string] | ["days", Day, number] | ["min", Day, Day];
/** The reader's dates by name. */
export type Dates = Record<string, string | null>;
/** Kind, first day, first day no longer covered, years of age. */
export type Way = [string, Day, Day, number];

export type Range = { min: number; max: number; unit?: string };
export type Sums = { amount: Range | null; total: Range | null; payments: Range | null };
export type Row = { label: string; text: string };

/** A node is a variable and, for each value, how many nodes back to go on; a number below zero is a leaf. */
export type Diagrams = { nodes: number[][]; leaves: any[] };
/** A part of a situation, or the whole of it. */
export type Part = Record<string, any>;

export type Verdict = {
  met: boolean | null;
  missing?: string[];
  sure?: boolean;
  fixed?: string;
  against?: Record<string, string>;
  aside?: boolean;
};
export type Condition = {
  text: string;
  quote: string;
  facts: string[];
  root?: number;
  base?: string;
  fixed?: string;
  aside?: boolean;
};
export type Benefit = {
  id: string;
  name: string;
  mechanism: string;
  measure: string;
  each: "child" | "birth" | "institution";
  persons: string[];
  conditions: Condition[];
  work: Record<string, number>;
  sums: number;
  days: number;
  order: number | null;
  limit: string;
  claim: boolean;
  against: Record<string, { text: string; quote: string }>;
};
/** The document that a table is made from; `clauses` names the clause of each measure. */
export type About = {
  mark: string | null;
  notice: string | null;
  title: string;
  version: string;
  folder: string;
  clauses: Record<string, string>;
  usual: Record<string, any>;
};
export type Table = Diagrams & About & {
  place: string;
  benefits: Benefit[];
  variables: any[][];
  children: Diagrams;
  kinds: string[];
  births: string[];
  unusual: number[];
  undated: number[];
  family: string[];
  span: [string, string];
  heads: number;
};
/** What a benefit comes to for one child or person, as a result document has it; `child` counts from 0. */
export type Line = Sums & {
  benefit: Benefit;
  for: string;
  child: number | null;
  answer: "yes" | "no" | "unknown" | "not_stated";
  from: string | null;
  until: string | null;
  now: string | null;
  claim_by: string | null;
  so_far: Range | null;
  rate: Range | null;
  parts: number[];
  premium_year: number | null;
  limited: boolean;
  cap: number;
  not_covered: string | null;
  instalments: [string, Range][];
  reasons: (Verdict & { text: string; quote: string; facts: string[] })[];
  missing: string[];
};

/** Sentences by their names. */
export type Said = { [key: string]: string | Said };
export type FactWords = { short: string; said?: Record<string, string>; options?: Record<string, string> };
