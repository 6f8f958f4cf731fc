import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { beforeEach, describe, expect, it } from 'vitest'
import { cluster, CLUSTER, guest, guestPage } from '../../tests/some'
import type { FleetDashboard } from '../api/types'
import { wouldMove, type GuestList } from '../inventory/guests/drift'
import { EventApplier, withClusters } from './apply'

const KEY = ['guests', 'fleet', { q: 'status:running', sort: '-cpu', offset: 0 }]
const at = '2026-11-23T01:02:00Z'

describe('events into the cache', () => {
  let client: QueryClient
  let applier: EventApplier
  let version = 0
  const inventory = (guests: object, v = ++version, previous = v - 1) =>
    applier.apply([{ id: 'e-1', event: 'inventory', data: JSON.stringify({ controller_id: CLUSTER, version: v, previous_version: previous, stale: false, as_of: at, guests }) }])
  const list = () => client.getQueryData<GuestList>(KEY)!

  beforeEach(() => {
    client = new QueryClient()
    applier = new EventApplier(client)
    version = 0
    client.setQueryData(KEY, guestPage([guest(1, { cpu_usage: 0.9 }), guest(2, { cpu_usage: 0.5 }), guest(3, { cpu_usage: 0.1 })]))
  })

  it('changes the row in place and leaves the others the same objects', () => {
    const before = list()
    inventory({ changed: [{ id: `${CLUSTER}/2`, cpu_usage: 0.6, cpu_percent: 60 }] })
    expect(list().items[1]).toMatchObject({ vmid: 2, cpu_usage: 0.6, as_of: at })
    expect(list().items[0]).toBe(before.items[0])
    expect(list().items[2]).toBe(before.items[2])
  })
  it('takes versions that skip numbers, as long as none is missing', () => {
    inventory({}, 7)
    inventory({}, 90, 7)
    expect(list().drift?.outdated ?? false).toBe(false)
  })
  it('marks rows stale when the cluster went away', () => {
    inventory({ changed: [{ id: `${CLUSTER}/2`, stale: true }] })
    expect(list().items[1]!.stale).toBe(true)
  })
  it('never moves a row, but says that it would move', () => {
    inventory({ changed: [{ id: `${CLUSTER}/3`, cpu_usage: 0.99 }] })
    expect(list().items.map((row) => row.vmid)).toEqual([1, 2, 3])
    expect(wouldMove(list().items, new Set(list().drift!.touched), '-cpu')).toBe(1)
  })
  it('keeps rows that left, marked, and counts those that came and belong', () => {
    inventory({ removed: [`${CLUSTER}/1`], changed: [{ id: `${CLUSTER}/2`, status: 'stopped' }], added: [guest(9), guest(10, { status: 'stopped' })] })
    expect(list().items).toHaveLength(3)
    expect([...list().drift!.gone].sort()).toEqual([`${CLUSTER}/1`, `${CLUSTER}/2`])
    expect(list().drift!.added).toEqual([`${CLUSTER}/9`])
  })
  it('drops an event that is not newer', () => {
    inventory({ changed: [{ id: `${CLUSTER}/2`, cpu_usage: 0.6 }] }, 7)
    inventory({ changed: [{ id: `${CLUSTER}/2`, cpu_usage: 0.2 }] }, 7)
    expect(list().items[1]!.cpu_usage).toBe(0.6)
  })
  it('marks a list out of date when a version is missing, without reading it anew', () => {
    inventory({}, 7)
    inventory({}, 9, 8)
    expect(list().drift!.outdated).toBe(true)
    expect(client.getQueryState(KEY)!.isInvalidated).toBe(false)
  })
  it('puts a changed cluster into the fleet and counts the totals anew', () => {
    const fleet = withClusters({} as FleetDashboard, [cluster(), cluster({ controller_id: 'b', total_nodes: 2, online_nodes: 2 })])
    client.setQueryData(['dashboard', 'fleet', { site: undefined }], fleet)
    applier.apply([{ id: '', event: 'controller', data: JSON.stringify(cluster({ status: 'unreachable', stale: true, online_nodes: 1, version: 6 })) }])
    expect(client.getQueryData<FleetDashboard>(['dashboard', 'fleet', { site: undefined }])).toMatchObject({ total_nodes: 5, online_nodes: 3, online_clusters: 1, stale: true })
    expect(list().items.every((row) => row.stale)).toBe(true)
  })
  it('asks again with each reading for what no event is about, and for a chart only once it is old', () => {
    const keys = ['/cluster/log', '/ha/status', '/nodes/node1/rrd', '/backup/jobs'].map((what) => ['read', CLUSTER, { what }])
    for (const key of keys) client.setQueryData(key, [])
    const chart = { queryKey: keys[2]!, queryFn: () => new Promise<never[]>(() => undefined), refetchOnMount: false }
    const fresh = new QueryObserver(client, { ...chart, staleTime: 60_000 }).subscribe(() => undefined)
    applier.apply([{ id: '', event: 'controller', data: JSON.stringify(cluster({ version: 6 })) }])
    expect(keys.map((key) => client.getQueryState(key)!.isInvalidated)).toEqual([true, true, false, false])
    fresh()
    new QueryObserver(client, { ...chart, staleTime: 0 }).subscribe(() => undefined)
    applier.apply([{ id: '', event: 'controller', data: JSON.stringify(cluster({ version: 7 })) }])
    expect(client.getQueryState(keys[2]!)!.isInvalidated).toBe(true)
  })
  it('asks for tasks and logs again when a task starts or ends, and for nothing else of the cluster', () => {
    const keys = ['/tasks', '/nodes/node1/tasks', '/cluster/log', '/backup/jobs'].map((what) => ['read', CLUSTER, { what }])
    for (const key of [...keys, ['read', 'other', { what: '/tasks' }]]) client.setQueryData(key, [])
    applier.apply([{ id: '', event: 'task', data: JSON.stringify({ controller_id: CLUSTER, as_of: at, running: 1, tasks: [] }) }])
    expect(keys.map((key) => client.getQueryState(key)!.isInvalidated)).toEqual([true, true, true, false])
    expect(client.getQueryState(['read', 'other', { what: '/tasks' }])!.isInvalidated).toBe(false)
  })
  it("asks for a guest's timeline again when a task of it ended or what it tells of changed, and for no other's", () => {
    const keys = [1, 2, 3].map((vmid) => ['timeline', CLUSTER, { id: `${CLUSTER}/${vmid}` }])
    for (const key of keys) client.setQueryData(key, [])
    inventory({ changed: [{ id: `${CLUSTER}/2`, tags: ['prod'] }, { id: `${CLUSTER}/3`, cpu_usage: 0.4 }] })
    const tasks = [{ id: '1', is_running: false }, { id: '3', is_running: true }]
    applier.apply([{ id: '', event: 'task', data: JSON.stringify({ controller_id: CLUSTER, as_of: at, running: 1, tasks }) }])
    expect(keys.map((key) => client.getQueryState(key)!.isInvalidated)).toEqual([true, true, false])
  })
  it('reads alerts again when one begins, is muted or ends', () => {
    client.setQueryData(['alerts', 'counts'], { active: 0, critical: 0, unacknowledged: 0, muted: 0 })
    inventory({})
    expect(client.getQueryState(['alerts', 'counts'])!.isInvalidated).toBe(false)
    applier.apply([{ id: 'e-2', event: 'alert', data: JSON.stringify({ controller_id: CLUSTER, active: 1, muted: 0, raised: [], changed: [], cleared: [] }) }])
    expect(client.getQueryState(['alerts', 'counts'])!.isInvalidated).toBe(true)
  })
})
