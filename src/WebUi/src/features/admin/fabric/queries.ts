import { queryOptions } from '@tanstack/react-query'
import { api, path } from '../../../api/client'
import type { components } from '../../../api/schema'
import type { Role } from '../../../api/types'

type Schemas = components['schemas']

export type Connection = Schemas['ConnectionView']
export type Wiring = Pick<Connection, 'name' | 'source_event' | 'conditions' | 'steps' | 'cooldown' | 'enabled'>
export type Catalog = Schemas['FabricCatalog']
export type Operation = Schemas['FabricOperation']
export type Input = Schemas['FabricInput']
export type EventKind = Schemas['FabricEventKind']
export type Run = Schemas['FabricRun']
export type Delivery = Schemas['FabricDelivery']
export type Trial = Schemas['FabricTest']
export type Service = Schemas['Service']

export const catalog = () => queryOptions({ queryKey: ['fabric', 'catalog'] as const, queryFn: ({ signal }) => api.get<Catalog>('/fabric/catalog', { signal }) })

export const connections = () => queryOptions({ queryKey: ['fabric', 'connections'] as const, queryFn: ({ signal }) => api.get<Connection[]>('/fabric/connections', { signal }), staleTime: 0 })

export const runs = (id: string) => queryOptions({ queryKey: ['fabric', 'runs', { id }] as const, queryFn: ({ signal }) => api.get<Run[]>(path`/fabric/connections/${id}/runs`, { signal }), staleTime: 0 })

export const deadLetters = (id: string) =>
  queryOptions({ queryKey: ['fabric', 'dead', { id }] as const, queryFn: ({ signal }) => api.get<Delivery[]>(path`/fabric/connections/${id}/dead-letters`, { signal }), staleTime: 0 })

export const wiringOf = ({ name, source_event, conditions, steps, cooldown, enabled }: Wiring): Wiring => ({ name, source_event, conditions, steps, cooldown, enabled })

export const addConnection = (wiring: Wiring) => api.post<Connection>('/fabric/connections', wiring)

export const changeConnection = (id: string, wiring: Wiring) => api.put<Connection>(path`/fabric/connections/${id}`, wiring)

export const removeConnection = (id: string) => api.delete(path`/fabric/connections/${id}`)

export const tryConnection = (id: string, event: string, payload: Record<string, unknown>) => api.post<Trial>(path`/fabric/connections/${id}/test`, { event, payload })

export const replay = (id: string, delivery: string) => api.post(path`/fabric/connections/${id}/dead-letters/${delivery}/replay`)

export const discard = (id: string, delivery: string) => api.delete(path`/fabric/connections/${id}/dead-letters/${delivery}`)

export const services = () => queryOptions({ queryKey: ['fabric', 'services'] as const, queryFn: ({ signal }) => api.get<Service[]>('/fabric/services', { signal }), staleTime: 0 })

export const addService = (service: { name: string; role: Role; sites: string[] }) => api.post<{ service: Service; key: string }>('/fabric/services', service)

export const removeService = (id: string) => api.delete(path`/fabric/services/${id}`)
