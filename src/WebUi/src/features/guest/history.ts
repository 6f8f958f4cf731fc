import { isOpen, type Change } from '../../api/changes'
import type { TimelineEntry, TimelineKind } from '../../api/types'
import { statusLook, whatOf } from '../../plan/look'
import { text } from '../../text/en'

export type HistoryKind = TimelineKind | 'change'

export interface HistoryEntry {
  key: string
  at: string
  kind: HistoryKind
  summary: string
  /** Who did it: of a task that a change of ours began, the person and not the account that it ran under. */
  actor?: string
  upid?: string
  change?: string
}

const types = text.pages.tasks.types as Record<string, string>

/** "Configure VM: OK" for `qmconfig: OK`. */
const said = (summary: string) => summary.replace(/^([a-z]+)(?=:)/, (type) => types[type] ?? type)

const personOf = (change: Change) => (change.attempts.at(-1)?.by ?? change.requested_by).username

/** What the cluster was seen doing and what was asked of it here, newest first. A change that made a task is told with it. */
export function history(name: string, entries: readonly TimelineEntry[], changes: readonly Change[]): HistoryEntry[] {
  const byTask = new Map(changes.flatMap((change) => (change.upid ? [[change.upid, change] as const] : [])))
  const seen = entries.map((entry): HistoryEntry => {
    const change = entry.upid ? byTask.get(entry.upid) : undefined
    return { key: `t${entry.id}`, at: entry.at, kind: entry.kind, summary: said(entry.summary), actor: change ? personOf(change) : entry.actor ?? undefined, upid: entry.upid ?? undefined, change: change?.id }
  })
  const told = new Set(seen.flatMap((entry) => entry.change ?? []))
  const oldest = entries.length > 0 ? entries.at(-1)!.at : ''
  const others = changes
    .filter((change) => !told.has(change.id) && !isOpen(change) && change.updated_at >= oldest)
    .map((change): HistoryEntry => ({ key: change.id, at: change.applied_at ?? change.updated_at, kind: 'change', summary: `${whatOf(change)} ${name}: ${statusLook(change.status).word}`, actor: personOf(change), change: change.id }))
  return [...seen, ...others].toSorted((a, b) => b.at.localeCompare(a.at))
}
