import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { ClusterTask } from '../../../api/pages'
import { fleetDashboard } from '../../../inventory/clusters/queries'
import { clusterTasks } from '../../../inventory/reads'
import type { ListSearch } from '../../../inventory/search'
import { TaskTable } from '../../../inventory/tasks/TaskTable'
import { text } from '../../../text/en'
import { count } from '../../../text/formats'
import { EmptyState } from '../../../ui/EmptyState'
import { Gaps } from '../../../ui/Gaps'
import { Loaded, Skeleton } from '../../../ui/Loaded'

const route = getRouteApi('/shell/tasks')
const words = text.pages.tasks

const combine = (results: UseQueryResult<ClusterTask[]>[]) => ({
  tasks: results.map((result) => result.data),
  errors: results.map((result) => (result.isError ? result.error.message : undefined)),
  pending: results.some((result) => result.isPending && result.fetchStatus !== 'idle'),
})

/** The recent tasks of all clusters, the running ones first. */
export function TasksPage() {
  const search = route.useSearch()
  const navigate = useNavigate()
  const onSearch = useCallback((change: Partial<ListSearch>, replace = false) => void navigate({ to: '/tasks', search: (before: ListSearch) => ({ ...before, ...change }), replace }), [navigate])
  const fleet = useQuery(fleetDashboard(search.site))
  const clusters = useMemo(() => fleet.data?.clusters ?? [], [fleet.data])
  const { tasks, errors, pending } = useQueries({ queries: clusters.map((cluster) => ({ ...clusterTasks(cluster.controller_id), enabled: cluster.status === 'online' })), combine })
  const all = useMemo(
    () => clusters.flatMap((cluster, i) => (tasks[i] ?? []).map((task) => ({ ...task, controller_id: cluster.controller_id, controller_name: cluster.controller_name }))),
    [clusters, tasks],
  )
  const gaps = clusters.flatMap((cluster, i) => {
    const reason = errors[i] ?? (cluster.status === 'online' ? undefined : cluster.error ?? cluster.status)
    return reason === undefined ? [] : [{ controller_id: cluster.controller_id, controller_name: cluster.controller_name, reason }]
  })
  return (
    <div className="page">
      <h1>{words.title} <span className="muted count">{all.length > 0 && count(all.length)}</span></h1>
      <Loaded query={fleet} what={words.title.toLowerCase()} lines={10}>
        {(data) => data.total_clusters === 0 ? <EmptyState title={text.fleet.emptyTitle}>{words.noCluster}</EmptyState> : (
          <>
            <Gaps gaps={gaps} />
            {all.length === 0 && pending ? <Skeleton lines={10} /> : <TaskTable tasks={all} search={search} onSearch={onSearch} />}
          </>
        )}
      </Loaded>
    </div>
  )
}
