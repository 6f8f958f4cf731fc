import { queryOptions } from '@tanstack/react-query'
import { api, path } from '../../api/client'
import type { Node, StoragePool } from '../../api/types'
import { clusterNodes } from '../../inventory/nodes/queries'
import type { PlanRequest } from '../request'

const guestPath = ({ controller, node, vmType, vmid }: PlanRequest) => path`/hypervisor/controllers/${controller}/nodes/${node ?? ''}/${vmType ?? 'qemu'}/${vmid ?? 0}`

/** As it is now, with what waits for the next start where the API says so. */
export const guestConfig = (request: PlanRequest) =>
  queryOptions({
    queryKey: ['guestConfig', request.controller, request.vmid, request.node] as const,
    queryFn: ({ signal }) => api.get<Record<string, unknown>>(`${guestPath(request)}/config`, { signal }),
    staleTime: 0,
    gcTime: 0,
  })

export const nodeStorage = (controller: string, node: string) =>
  queryOptions({
    queryKey: ['nodeStorage', controller, node] as const,
    queryFn: ({ signal }) => api.get<StoragePool[]>(path`/hypervisor/controllers/${controller}/nodes/${node}/storage`, { signal }),
    staleTime: 10_000,
  })

export const nextId = (controller: string) =>
  queryOptions({
    queryKey: ['nextId', controller] as const,
    queryFn: ({ signal }) => api.get<{ vmid: number }>(path`/hypervisor/controllers/${controller}/nextid`, { signal }),
    staleTime: 0,
    gcTime: 0,
  })

export interface PruneMark {
  volid: string
  ctime?: number
  mark: string
  vmid?: number
}

export const prunePreview = (controller: string, node: string, storage: string, keep: Record<string, number>, vmid?: number) =>
  queryOptions({
    queryKey: ['prunePreview', controller, node, storage, keep, vmid] as const,
    queryFn: ({ signal }) =>
      api.get<PruneMark[]>(path`/hypervisor/controllers/${controller}/nodes/${node}/storage/${storage}/prune-preview`, { signal, query: { ...keep, vmid } }),
    staleTime: 0,
  })

/** The one with the most memory left of those that are online. */
export const bestNode = (nodes: readonly Node[]) => nodes.filter((node) => node.status === 'online').toSorted((a, b) => a.memory_percent - b.memory_percent)[0]

export { clusterNodes }
