import type { ReactNode } from 'react'
import type { PrunePreview } from '../../api/pages'
import { text } from '../../text/en'
import { iso } from '../../text/formats'
import { ReadTable, type ReadColumn } from '../../ui/ReadTable'
import { Time } from '../../ui/Time'
import { pruneReasons, type PruneKeeps } from './prune'

const words = text.pages.content.prune
const more = text.clusterWork

const toneOf = (mark: string | undefined) => (mark === 'remove' ? 'bad' : mark === 'keep' ? 'ok' : 'muted')
const glyphOf = (mark: string | undefined) => (mark === 'remove' ? '− ' : mark === 'keep' ? '✔ ' : '· ')

/** What pruning would keep and remove, each with the rule that decided. */
export function PruneTable({ marks, keeps, extra }: { marks: readonly PrunePreview[]; keeps: PruneKeeps; extra?: ReactNode }) {
  const reasons = pruneReasons(marks, keeps)
  const why = ({ volid, mark }: PrunePreview) => (mark === 'protected' || mark === 'renamed' ? more.prune[mark] : more.prune[reasons.get(volid) ?? 'none'])
  const isKnown = (each: PrunePreview) => each.mark === 'protected' || each.mark === 'renamed' || reasons.has(each.volid)
  const columns: readonly ReadColumn<PrunePreview>[] = [
    { id: 'mark', header: words.fate, value: (item) => item.mark, cell: (item) => <span className="nowrap" data-tone={toneOf(item.mark)}><span aria-hidden="true">{glyphOf(item.mark)}</span>{(words.marks as Record<string, string>)[item.mark ?? ''] ?? item.mark}</span> },
    { id: 'why', header: more.storage.prune.rule, value: (item) => (isKnown(item) ? why(item) : null) },
    { id: 'age', header: text.pages.content.created, value: (item) => item.ctime, cell: (item) => <Time at={iso(item.ctime)} /> },
    { id: 'volid', header: text.storage.head.name, value: (item) => item.volid, cell: (item) => <span className="volume">{item.volid.slice(item.volid.indexOf(':') + 1)}</span> },
    { id: 'vmid', header: text.pages.content.guest, align: 'right', value: (item) => item.vmid },
  ]
  const ordered = marks.toSorted((a, b) => (a.vmid ?? 0) - (b.vmid ?? 0) || (b.ctime ?? 0) - (a.ctime ?? 0))
  const removed = marks.filter((each) => each.mark === 'remove').length
  return (
    <>
      {marks.length > 0 && <p className="muted" role="status">{more.prune.counts(marks.length - removed, removed)}</p>}
      <ReadTable label={words.title} columns={columns} rows={ordered} rowKey={(item) => item.volid} plain empty={{ title: words.emptyTitle, hint: words.empty }} extra={extra} />
    </>
  )
}
