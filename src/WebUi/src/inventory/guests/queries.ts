import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, path } from '../../api/client'
import type { Guest, GuestDetail, GuestPage } from '../../api/types'
import { recent } from '../../live/recent'
import type { GuestFilter, GuestList } from './drift'

export const PAGE = 200

export interface PageAt {
  snapshot?: string
  offset: number
}

const keyed = ({ q, site, type, sort }: GuestFilter) => ({ q: q || undefined, site, type, sort: sort || undefined })

export async function readGuests({ q, site, controller, type, sort }: GuestFilter, { snapshot, offset }: PageAt, signal: AbortSignal): Promise<GuestList> {
  const page = await api.get<GuestPage>('/hypervisor/fleet/guests', {
    signal,
    query: { q, site_id: site, controller_id: controller, type, sort, snapshot, offset, limit: PAGE },
  })
  return { ...page, items: recent.into('guest', page.items) }
}

/** One page of a list; without a snapshot it makes a new one. */
export const guestPage = (filter: GuestFilter, { snapshot, offset }: PageAt = { offset: 0 }) =>
  queryOptions({
    queryKey: ['guests', filter.controller ?? 'fleet', { ...keyed(filter), snapshot, offset }] as const,
    queryFn: ({ signal }) => readGuests(filter, { snapshot, offset }, signal),
    placeholderData: offset === 0 ? keepPreviousData : undefined,
    // An expired snapshot can't be had again by asking again.
    retry: snapshot ? false : undefined,
  })

export const guestKey = (guest: Pick<Guest, 'controller_id' | 'id'>) => ['guest', guest.controller_id, { id: guest.id }] as const

export const guestDetail = (guest: Pick<Guest, 'controller_id' | 'id' | 'node' | 'vm_type' | 'vmid'>) =>
  queryOptions({
    queryKey: guestKey(guest),
    queryFn: ({ signal }) =>
      api.get<GuestDetail>(path`/hypervisor/controllers/${guest.controller_id}/nodes/${guest.node}/${guest.vm_type}/${guest.vmid}`, { signal }),
    staleTime: 2000,
  })

/** A guest of which only the id is known, as from an address. */
export const guestById = (id: string) =>
  queryOptions({
    queryKey: ['guests', id.split('/')[0] ?? '', { id }] as const,
    queryFn: async ({ signal }): Promise<GuestList> =>
      api.get<GuestPage>('/hypervisor/fleet/guests', { signal, query: { q: `id:${id.split('/')[1]}`, controller_id: id.split('/')[0], limit: 2 } }),
  })

export const guestSearch = (q: string) =>
  queryOptions({
    queryKey: ['search', 'fleet', { q }] as const,
    queryFn: ({ signal }) => api.get<GuestPage>('/hypervisor/fleet/guests', { signal, query: { q, limit: 8 } }),
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  })
