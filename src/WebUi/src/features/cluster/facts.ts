import { useQuery } from '@tanstack/react-query'
import { api, path } from '../../api/client'
import { AppError } from '../../api/AppError'
import type { CephStatus } from '../../api/pages'
import type { Settings } from '../../api/types'
import { clusterNodes } from '../../inventory/nodes/queries'
import { nodeRead } from '../../inventory/reads'
import { me } from '../../inventory/session'
import { clusterStorage } from '../../inventory/storage/queries'
import type { ClusterFacts } from './tabs'

const ASKED_EVERY_MS = 10 * 60_000

/** Any node answers for the cluster's Ceph; where it isn't installed, each says so. */
export function useCephNode(controller: string) {
  return useQuery(clusterNodes(controller)).data?.items.find((node) => node.status === 'online')?.name
}

export function useClusterFacts(controller: string): ClusterFacts {
  const node = useCephNode(controller)
  const ceph = useQuery({ ...nodeRead<CephStatus>(controller, node ?? '', '/ceph/status'), enabled: node !== undefined, staleTime: ASKED_EVERY_MS, retry: false })
  const storages = useQuery(clusterStorage(controller)).data?.items
  const organization = useQuery(me()).data?.organization_id
  const settings = useQuery({
    queryKey: ['settings', organization ?? ''] as const,
    queryFn: ({ signal }) => api.get<Settings>(path`/modules/org/${organization!}/hypervisor/settings`, { signal }),
    enabled: organization !== undefined,
    staleTime: ASKED_EVERY_MS,
  })
  return {
    ceph: ceph.data ? true : ceph.error instanceof AppError && ceph.error.status === 404 ? false : undefined,
    pbs: storages?.some((pool) => pool.storage_type === 'pbs'),
    templates: settings.data?.show_templates,
  }
}
