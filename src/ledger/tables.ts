export interface LedgerTable {
  seq: number;
  at: number;
  actor: string;
  act: string;
  subject: string;
  data: string;
  previous_hash: string;
  hash: string;
}
