import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, path } from '../../../api/client'
import type { TimelineEntry } from '../../../api/types'
import { TaskLog } from '../../../inventory/tasks/TaskLog'
import { usePlan } from '../../../plan'
import { changeList } from '../../../plan/queries'
import { text } from '../../../text/en'
import { exact } from '../../../text/formats'
import { Choices } from '../../../ui/Choices'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorState } from '../../../ui/ErrorState'
import { Skeleton } from '../../../ui/Loaded'
import { known } from '../../../ui/search'
import { Time } from '../../../ui/Time'
import { GLYPHS } from '../../../ui/Timeline'
import { history, type HistoryEntry, type HistoryKind } from '../history'
import type { GuestTabProps } from '../tabs'

const words = text.pages.timeline
const KINDS: readonly HistoryKind[] = ['state', 'moved', 'config', 'task', 'change', 'created', 'removed']
const PAGE = 100

const nodeOf = (upid: string) => upid.split(':')[1] ?? ''

/** What happened to a guest and who did it, as far back as it has been watched. */
export default function TimelineTab({ guest, search, onSearch }: GuestTabProps) {
  const plan = usePlan()
  const kind = known(search.kind, KINDS)
  const [open, setOpen] = useState<string>()
  const pages = useInfiniteQuery({
    queryKey: ['timeline', guest.controller_id, { id: guest.id }],
    queryFn: ({ pageParam, signal }) =>
      api.get<TimelineEntry[]>(path`/hypervisor/controllers/${guest.controller_id}/nodes/${guest.node}/${guest.vm_type}/${guest.vmid}/timeline`, { signal, query: { before: pageParam, limit: PAGE } }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => (last.length === PAGE ? last.at(-1)!.id : undefined),
    staleTime: 2000,
  })
  const changes = useInfiniteQuery(changeList({ controller: guest.controller_id, vmid: guest.vmid }))
  const seen = pages.data?.pages.flat()
  if (!seen) return pages.isError ? <ErrorState what={text.error.load(words.title.toLowerCase())} error={pages.error} retry={() => void pages.refetch()} /> : <Skeleton lines={6} />
  const all = history(guest.name, seen, changes.data?.pages.flatMap((page) => page.items) ?? [])
  if (all.length === 0) return <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>
  const shown = kind ? all.filter((entry) => entry.kind === kind) : all
  return (
    <>
      <Choices
        label={words.kinds}
        value={kind ?? 'all'}
        options={[{ value: 'all' as const, label: words.all }, ...KINDS.filter((each) => each === kind || all.some((entry) => entry.kind === each)).map((value) => ({ value, label: words.kind[value] }))]}
        onChange={(value) => onSearch({ kind: value === 'all' ? undefined : value })}
      />
      <ol className="timeline card">
        {shown.map((entry) => (
          <li key={entry.key}>
            <span aria-hidden="true" className="glyph">{glyphOf(entry)}</span>
            <span>
              {entry.summary}{entry.actor && <span className="muted"> {entry.actor}</span>}
              {entry.upid && <> <button type="button" className="link" aria-expanded={open === entry.key} onClick={() => setOpen(open === entry.key ? undefined : entry.key)}>{text.pages.tasks.log}</button></>}
              {entry.change && <> <button type="button" className="link" onClick={() => plan.show(entry.change!)}>{text.changes.one}</button></>}
              {entry.upid && open === entry.key && <TaskLog controller={guest.controller_id} task={{ upid: entry.upid, node: nodeOf(entry.upid), is_running: false }} />}
            </span>
            <span className="muted" title={exact(entry.at)}><Time at={entry.at} /></span>
          </li>
        ))}
      </ol>
      {pages.hasNextPage && <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{words.older}</Button>}
    </>
  )
}

const glyphOf = ({ kind }: HistoryEntry) => (kind === 'change' ? '✎' : GLYPHS[kind] ?? '·')
