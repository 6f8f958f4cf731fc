import { Button, Select } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { KINDS, SEVERITIES } from '../../../api/alerts'
import { alertCounts, alertList } from '../../../inventory/alerts/queries'
import { fleetDashboard } from '../../../inventory/clusters/queries'
import { useAtLeast } from '../../../inventory/session'
import { text } from '../../../text/en'
import { count } from '../../../text/formats'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorState } from '../../../ui/ErrorState'
import { Gaps } from '../../../ui/Gaps'
import { QueryBox } from '../../../ui/QueryBox'
import { AlertItem } from '../parts/AlertItem'
import { TABS, type AlertSearch } from '../search'

const words = text.alerts
const NO_CLUSTERS: never[] = []

/** What is wrong, what is muted and what was. */
export function AlertsPage() {
  const search: AlertSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const onSearch = (change: Partial<AlertSearch>, replace = false) => void navigate({ to: '/alerts', search: { ...search, ...change }, replace })
  const { tab = 'active', q, kind, severity, cluster } = search
  const may = useAtLeast('operator')
  const clusters = useQuery(fleetDashboard()).data?.clusters ?? NO_CLUSTERS
  const counts = useQuery(alertCounts()).data
  const list = useInfiniteQuery({
    ...alertList({ history: tab === 'history', muted: tab === 'history' ? undefined : tab === 'muted', q, kind, severity, cluster }),
    placeholderData: keepPreviousData,
  })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const filtered = q !== undefined || kind !== undefined || severity !== undefined || cluster !== undefined
  const notes = { active: counts?.active, muted: counts?.muted, history: undefined }

  return (
    <section className="page" aria-label={words.title}>
      <div className="list-head">
        <h1>{words.title} {list.data?.pages[0] && <span className="muted count">{count(list.data.pages[0].total)}</span>}</h1>
        <QueryBox label={words.filter} placeholder={words.filter} value={q ?? ''} onChange={(next) => onSearch({ q: next || undefined }, true)} />
        <Select aria-label={words.kind} placeholder={words.anyKind} clearable w={170} size="xs" data={KINDS.map((each) => ({ value: each, label: words.kinds[each] }))} value={kind ?? null} onChange={(next) => onSearch({ kind: (next as AlertSearch['kind']) ?? undefined })} />
        <Select aria-label={words.severity} placeholder={words.anySeverity} clearable w={130} size="xs" data={SEVERITIES.map((each) => ({ value: each, label: words.severities[each] }))} value={severity ?? null} onChange={(next) => onSearch({ severity: (next as AlertSearch['severity']) ?? undefined })} />
        {clusters.length > 1 && <Select aria-label={words.cluster} placeholder={words.anyCluster} clearable searchable w={150} size="xs" data={clusters.map((each) => ({ value: each.controller_id, label: each.controller_name }))} value={cluster ?? null} onChange={(next) => onSearch({ cluster: next ?? undefined })} />}
      </div>
      <div className="view-tabs" role="group" aria-label={words.tabsLabel}>
        {TABS.map((each) => (
          <button key={each} type="button" className="chip-button" aria-pressed={each === tab} onClick={() => onSearch({ tab: each === 'active' ? undefined : each })}>
            {words.tabs[each]}{notes[each] === undefined ? '' : ` ${count(notes[each])}`}
          </button>
        ))}
      </div>
      <Gaps gaps={list.data?.pages[0]?.gaps ?? []} />
      {list.isError && !list.data ? (
        <ErrorState what={text.error.load(words.title.toLowerCase())} error={list.error} retry={() => void list.refetch()} />
      ) : !list.data ? (
        <div className="skeleton-page" aria-busy="true" aria-label={text.common.loading}><div /><div /></div>
      ) : items.length === 0 ? (
        filtered
          ? <EmptyState title={text.palette.nothing} action={<Button variant="default" onClick={() => onSearch({ q: undefined, kind: undefined, severity: undefined, cluster: undefined })}>{text.fleet.clearFilter}</Button>}>{words.noMatch}</EmptyState>
          : <EmptyState title={words.emptyTitle[tab]}>{words.empty[tab]}</EmptyState>
      ) : (
        <ul className="card alert-list" aria-label={words.tabs[tab]}>
          {items.map((alert) => <AlertItem key={alert.id} alert={alert} may={may} />)}
        </ul>
      )}
      {list.hasNextPage && <div><Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{words.more}</Button></div>}
    </section>
  )
}
