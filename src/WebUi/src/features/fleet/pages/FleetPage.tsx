import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { backupCoverage } from '../../../inventory/backups/coverage'
import { AlertsLine } from '../../../inventory/alerts/AlertsLine'
import { fleetDashboard, siteList } from '../../../inventory/clusters/queries'
import { useAtLeast } from '../../../inventory/session'
import { fleetStorage } from '../../../inventory/storage/queries'
import { text } from '../../../text/en'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorState } from '../../../ui/ErrorState'
import { Time } from '../../../ui/Time'
import { attention, BACKUP_HOURS } from '../attention'
import { AttentionList } from '../parts/AttentionList'
import { ClusterCards } from '../parts/ClusterCards'
import { Totals } from '../parts/Totals'
import { Waiting } from '../parts/Waiting'

const route = getRouteApi('/shell/')

export function FleetPage() {
  const { site, sort, as } = route.useSearch()
  const navigate = useNavigate()
  const fleet = useQuery(fleetDashboard(site))
  const storages = useQuery(fleetStorage(undefined, site))
  const sites = useQuery(siteList()).data ?? []
  const coverage = useQuery({ ...backupCoverage(BACKUP_HOURS, site, 1), enabled: (fleet.data?.total_clusters ?? 0) > 0, staleTime: 5 * 60_000 }).data
  const mayAdd = useAtLeast('site_admin')

  if (fleet.isError && !fleet.data) return <ErrorState what={text.error.load(text.fleet.title.toLowerCase())} error={fleet.error} retry={() => void fleet.refetch()} />
  if (fleet.data && fleet.data.total_clusters === 0 && !site) {
    return (
      <EmptyState page title={text.fleet.emptyTitle} action={mayAdd && <Button onClick={() => void navigate({ to: '/admin/controllers/new' })}>{text.nav.addCluster}</Button>}>
        {mayAdd ? text.fleet.empty : text.fleet.emptyViewer}
      </EmptyState>
    )
  }
  return (
    <div className="page">
      <div className="list-head">
        <h1>{text.fleet.title}</h1>
        {sites.length > 0 && (
          <Select
            size="xs"
            aria-label={text.fleet.site}
            value={site ?? ''}
            data={[{ value: '', label: text.fleet.allSites }, ...sites.map((each) => ({ value: each.id, label: each.name }))]}
            onChange={(value) => void navigate({ to: '/', search: (before) => ({ ...before, site: value || undefined }) })}
            allowDeselect={false}
          />
        )}
        <span className="spacer" />
        {fleet.data?.as_of && <span className="muted"><Time at={fleet.data.as_of} /></span>}
      </div>
      {fleet.data ? (
        <>
          <Totals fleet={fleet.data} site={site} />
          <AlertsLine />
          <div className="fleet-news">
            <AttentionList items={attention(fleet.data.clusters, storages.data?.items ?? [], coverage ? coverage.never + coverage.stale : 0)} site={site} />
            <Waiting clusters={fleet.data.clusters} site={site} tasks={fleet.data.running_tasks} />
          </div>
          <ClusterCards
            clusters={fleet.data.clusters}
            sort={sort}
            onSort={(next) => void navigate({ to: '/', search: (before) => ({ ...before, sort: next }) })}
            table={as === 'table'}
            onTable={(table) => void navigate({ to: '/', search: (before) => ({ ...before, as: table ? 'table' : undefined }) })}
          />
        </>
      ) : (
        <div className="skeleton-page" aria-busy="true" aria-label={text.common.loading}><div /><div /><div /></div>
      )}
    </div>
  )
}
