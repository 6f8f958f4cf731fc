import { Button, Select } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { Change } from '../../../api/changes'
import { fleetDashboard } from '../../../inventory/clusters/queries'
import { me, useAtLeast } from '../../../inventory/session'
import { mayApply, mayApprove, mayReject, waitsFor } from '../../../plan/decide'
import { targetName } from '../../../plan/look'
import { changeList, openChanges } from '../../../plan/queries'
import { planner } from '../../../plan/store'
import { text } from '../../../text/en'
import { count } from '../../../text/formats'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorState } from '../../../ui/ErrorState'
import { useKeyHelp, type KeyHelp } from '../../../ui/keys'
import { QueryBox } from '../../../ui/QueryBox'
import { useColumns } from '../../../ui/table/columns'
import { ColumnsMenu } from '../../../ui/table/ColumnsMenu'
import { DataTable } from '../../../ui/table/DataTable'
import { changeColumns, ChangeOnPhone } from '../parts/columns'
import { ReviewBar } from '../parts/ReviewBar'
import { countOf, RISKS, STATUSES, VIEWS, type QueueSearch } from '../search'

const words = text.changes.queue
const NO_CLUSTERS: never[] = []
const KEYS: readonly KeyHelp[] = [{ keys: 'a', what: text.keys.what.approve }, { keys: 'r', what: text.keys.what.reject }, { keys: 'p', what: text.keys.what.apply }]

/** What was asked for, what waits, what runs and what became of it. */
export function QueuePage() {
  const search: QueueSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const onSearch = useCallback((change: Partial<QueueSearch>, replace = false) => void navigate({ to: '/changes', search: (before: QueueSearch) => ({ ...before, ...change }), replace }), [navigate])
  const user = useQuery(me()).data
  const may = useAtLeast('site_admin')
  const clusters = useQuery(fleetDashboard()).data?.clusters ?? NO_CLUSTERS
  const waiting = useQuery({ ...openChanges(), select: (list) => list.items.filter((change) => waitsFor(change, user)).length }).data ?? 0
  const { q = '', view = 'open', risk, cluster } = search
  const mine = search.mine === 'true'
  const list = useInfiniteQuery(changeList({ statuses: STATUSES[view], q: q || undefined, controller: cluster, requestedBy: mine ? user?.user_id : undefined }))
  const pages = list.data?.pages
  const counts = pages?.[0]?.counts ?? {}
  const fresh = pages?.[0]?.fresh ?? 0
  const rows = useMemo(
    () => (pages ?? []).flatMap((page) => page.items).filter((change) =>
      (!risk || change.plan.risk === risk) && (!mine || change.requested_by.user_id === user?.user_id) && (view !== 'waiting' || waitsFor(change, user))),
    [pages, risk, mine, view, user],
  )
  const names = useMemo(() => new Map(clusters.map((each) => [each.controller_id, each.controller_name])), [clusters])
  const columns = useMemo(() => changeColumns(names), [names])
  const { visible, choices, reset } = useColumns<Change>('changes', columns)
  const rowAt = useCallback((index: number) => rows[index], [rows])
  const open = useCallback((change: Change) => void navigate({ to: '/changes/$id', params: { id: change.id } }), [navigate])

  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const last = useRef(0)
  const picking = useMemo(() => may ? {
    picked,
    label: (change: Change) => text.changes.bulk.pick(targetName(change)),
    pick: (index: number, range: boolean) => {
      const [from, to] = range ? [Math.min(last.current, index), Math.max(last.current, index)] : [index, index]
      last.current = index
      setPicked((before) => {
        const next = new Set(before)
        const ids = rows.slice(from, to + 1).map((change) => change.id)
        if (!range && ids[0] && next.delete(ids[0])) return next
        for (const id of ids) next.add(id)
        return next
      })
    },
    pickAll: () => setPicked(new Set(rows.map((change) => change.id))),
  } : undefined, [may, picked, rows])
  const onKey = useCallback((key: string, change: Change | undefined) => {
    if (key === 'Escape' && picked.size > 0) setPicked(new Set())
    else if (!change) return false
    else if ((key === 'a' && mayApprove(change, user)) || (key === 'r' && mayReject(change, user)) || (key === 'p' && mayApply(change, user))) planner.show(change.id)
    else return false
    return true
  }, [picked.size, user])
  useKeyHelp(text.keys.here, KEYS)
  const chosen = rows.filter((change) => picked.has(change.id))
  const filtered = q !== '' || risk !== undefined || cluster !== undefined || mine
  const loading = !list.data

  return (
    <section className="list-page" aria-label={text.changes.title}>
      <div className="list-head">
        <h1>{text.changes.title} <span className="muted count">{!loading && count(rows.length)}</span></h1>
        <QueryBox label={words.filter} placeholder={words.placeholder} help={words.keys} value={q} onChange={(next) => onSearch({ q: next || undefined }, true)} />
        <Select aria-label={words.risk} placeholder={words.anyRisk} clearable w={140} size="xs" data={RISKS.map((each) => ({ value: each, label: text.changes.risk[each] }))} value={risk ?? null} onChange={(next) => onSearch({ risk: (next as QueueSearch['risk']) ?? undefined })} />
        {clusters.length > 1 && <Select aria-label={words.head.cluster} placeholder={words.head.cluster} clearable searchable w={150} size="xs" data={clusters.map((each) => ({ value: each.controller_id, label: each.controller_name }))} value={cluster ?? null} onChange={(next) => onSearch({ cluster: next ?? undefined })} />}
        <ColumnsMenu choices={choices} reset={reset} />
      </div>
      <div className="chips-line">
        <div className="view-tabs" role="group" aria-label={words.viewsLabel}>
          {VIEWS.map((each) => (
            <button key={each} type="button" className="chip-button" aria-pressed={each === view} onClick={() => onSearch({ view: each === 'open' ? undefined : each })}>
              {words.views[each]}{each === 'waiting' ? ` ${count(waiting)}` : loading ? '' : ` ${count(countOf(each, counts))}`}
            </button>
          ))}
          <button type="button" className="chip-button" aria-pressed={mine} onClick={() => onSearch({ mine: mine ? undefined : 'true' })}>{words.mine}{mine && <span aria-hidden="true"> ✕</span>}</button>
        </div>
        <div className="drift" role="status" data-empty={fresh === 0 || undefined}>
          {fresh > 0 && <>{words.fresh(fresh)}<Button variant="subtle" size="compact-xs" onClick={() => void list.refetch()}>{words.show}</Button></>}
        </div>
      </div>
      {list.isError && loading ? (
        <ErrorState what={text.error.load(text.changes.title.toLowerCase())} error={list.error} retry={() => void list.refetch()} />
      ) : !loading && rows.length === 0 && !list.hasNextPage ? (
        filtered
          ? <EmptyState title={text.palette.nothing} action={<Button variant="default" onClick={() => onSearch({ q: undefined, risk: undefined, cluster: undefined, mine: undefined })}>{text.fleet.clearFilter}</Button>}>{words.noMatch}</EmptyState>
          : <EmptyState title={words.emptyTitle[view]} action={view === 'all' ? undefined : <Button variant="default" onClick={() => onSearch({ view: 'all' })}>{words.views.all}</Button>}>{words.empty}</EmptyState>
      ) : (
        <DataTable
          label={text.changes.title}
          columns={visible}
          count={loading ? 8 : rows.length}
          rowAt={rowAt}
          rowId={(change) => change.id}
          onOpen={open}
          phone={ChangeOnPhone}
          picking={picking}
          onKey={onKey}
        />
      )}
      {list.hasNextPage && <div><Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{words.more}</Button></div>}
      {chosen.length > 0 && <ReviewBar changes={chosen} onClear={() => setPicked(new Set())} onDone={(failed) => setPicked(new Set(failed))} />}
    </section>
  )
}
