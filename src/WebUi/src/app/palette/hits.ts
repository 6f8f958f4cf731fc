import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client'
import type { components } from '../../api/schema'

export type Hit = components['schemas']['SearchHit']

const MOST = 32

/** Over all kinds of objects of all clusters. */
export const searchAll = (kinds: string | undefined, q: string) =>
  queryOptions({
    queryKey: ['search', 'all', { kinds, q }] as const,
    queryFn: ({ signal }) => api.get<{ items: Hit[] }>('/hypervisor/search', { signal, query: { q, kinds, limit: MOST } }),
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  })

/** Where it is looked at, below the product's own address. */
export function hitAddress({ kind, id, controller_id, node, vmid, vm_type, name }: Hit): string {
  const cluster = `/c/${controller_id}`
  if (kind === 'guest') return `${cluster}/g/${vm_type ?? 'qemu'}/${vmid}/summary`
  if (kind === 'node') return `${cluster}/nodes?node=${encodeURIComponent(node ?? name)}`
  if (kind === 'storage') return `${cluster}/storage?q=${encodeURIComponent(name)}`
  if (kind === 'change') return `/changes/${id.replace(/^change:/, '')}`
  return `${cluster}/dashboard`
}
