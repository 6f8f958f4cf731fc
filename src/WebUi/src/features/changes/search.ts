import type { Change, ChangeStatus, Risk } from '../../api/changes'

export const VIEWS = ['waiting', 'open', 'running', 'unknown', 'done', 'all'] as const
export type View = (typeof VIEWS)[number]

export const RISKS = ['safe', 'disruptive', 'catastrophic'] as const

export const TABS = ['plan', 'diff', 'log', 'history'] as const
export type Tab = (typeof TABS)[number]

export interface QueueSearch {
  q?: string
  view?: View
  mine?: 'true'
  risk?: Risk
  cluster?: string
  /** The change that the drawer shows. */
  sel?: string
}

export interface ChangeSearch {
  tab?: Tab
}

/** What the server is asked for in each view; `waiting` is sorted out of the open ones here, as it depends on who looks. */
export const STATUSES: Record<View, readonly ChangeStatus[] | undefined> = {
  waiting: ['pending', 'approved', 'unknown'],
  open: ['pending', 'approved', 'applying', 'unknown'],
  running: ['applying'],
  unknown: ['unknown'],
  done: ['applied', 'failed', 'discarded', 'rejected', 'expired'],
  all: undefined,
}

export const countOf = (view: View, counts: Partial<Record<ChangeStatus, number>>) =>
  (STATUSES[view] ?? (Object.keys(counts) as ChangeStatus[])).reduce((total, status) => total + (counts[status] ?? 0), 0)

export interface HistoryEntry {
  at: string
  kind: 'asked' | 'planned' | 'approved' | 'rejected' | 'attempt' | 'sent' | 'ended'
  who?: string
  detail?: string
}

/** What happened to a change, first to last, as its own record tells. */
export function historyOf(change: Change): HistoryEntry[] {
  const entries: HistoryEntry[] = [
    { at: change.created_at, kind: 'asked', who: change.requested_by.username, detail: change.notes ?? undefined },
    { at: change.plan.planned_at, kind: 'planned' },
    ...change.approvals.map(({ at, approved, by, reason }): HistoryEntry => ({ at, kind: approved ? 'approved' : 'rejected', who: by.username, detail: reason ?? undefined })),
    ...change.attempts.flatMap(({ by, started_at, intended_at, node, upid, ended_at, outcome }): HistoryEntry[] => [
      { at: started_at, kind: 'attempt', who: by.username },
      ...(intended_at ? [{ at: intended_at, kind: 'sent' as const, detail: [node, upid].filter(Boolean).join(' ') || undefined }] : []),
      ...(ended_at ? [{ at: ended_at, kind: 'ended' as const, detail: outcome ?? undefined }] : []),
    ]),
  ]
  return entries.toSorted((a, b) => a.at.localeCompare(b.at))
}
