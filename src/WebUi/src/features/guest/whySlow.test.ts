import { describe, expect, it } from 'vitest'
import { guest } from '../../../tests/some'
import type { ClusterTask, RrdPoint } from '../../api/pages'
import type { NodeDetail, StoragePool } from '../../api/types'
import { since, whySlow, type Evidence } from './whySlow'

const point = (time: number, change: Partial<RrdPoint> = {}): RrdPoint => ({ time, ...change }) as RrdPoint
const hour = (change: Partial<RrdPoint>) => Array.from({ length: 10 }, (_, i) => point(1000 + i * 60, change))
const evidence = (change: Partial<Evidence> = {}): Evidence => ({ guest: guest(101, { cpu_percent: 5, memory_percent: 20 }), points: [], nodePoints: [], node: undefined, config: undefined, tasks: [], storages: [], ...change })
const ids = (change: Partial<Evidence>) => whySlow(evidence(change)).map((reason) => reason.id)

describe('why slow', () => {
  it('says nothing of a guest at ease, or of one that does not run', () => {
    expect(ids({})).toEqual([])
    expect(ids({ guest: guest(101, { status: 'stopped', cpu_percent: 100 }) })).toEqual([])
  })
  it('puts the strongest reason first', () => {
    expect(ids({ guest: guest(101, { cpu_percent: 85, memory_percent: 20 }), points: hour({ pressure_io_some: 45, cpu: 0.85 }) })).toEqual(['io pressure', 'cpu'])
  })
  it('counts waiting over the last minutes, not one spike', () => {
    const spike = [...hour({ pressure_cpu_some: 0 }), point(9999, { pressure_cpu_some: 40 })]
    expect(ids({ points: spike })).toEqual([])
  })
  it('does not take what was not measured for zero or for busy', () => {
    expect(ids({ points: hour({ pressure_io_some: null, cpu: null }) })).toEqual([])
  })
  it('looks at the node: load, I/O wait and memory', () => {
    const node = { node: { name: 'pve1', cpu_percent: 10, cpu_count: 8, memory_percent: 95 }, live: { load_average: [12], io_wait: 0.2, swap_total: 0 } } as unknown as NodeDetail
    expect(ids({ node })).toEqual(['node load', 'node memory', 'node iowait'])
  })
  it('names the running tasks of this guest alone', () => {
    const task = (id: string, is_running: boolean) => ({ upid: id, id, type: 'vzdump', is_running, started_at: '2026-11-23T10:00:00Z' }) as ClusterTask
    expect(ids({ tasks: [task('101', true), task('1010', true), task('101', false)] })).toEqual(['task 101'])
  })
  it('finds limits in the configuration, and a full storage under the disks', () => {
    const pool = (storage: string, nodes: string[]) => ({ storage, nodes, used_percent: 98 }) as StoragePool
    expect(ids({ config: { cpulimit: '2', net0: 'virtio=AA,bridge=vmbr0,rate=10', scsi0: 'ceph:vm-101-disk-0,size=8G' }, storages: [pool('ceph', ['node1']), pool('ceph', ['node9']), pool('other', ['node1'])] }))
      .toEqual(['storage ceph', 'cpulimit', 'net0 limit'])
  })
})

describe('since', () => {
  it('is where the value last began to be too high', () => {
    expect(since([point(1, { cpu: 90 }), point(2, { cpu: 1 }), point(3, { cpu: 90 }), point(4, { cpu: null }), point(5, { cpu: 90 })], (each) => each.cpu, 80)).toBe(3)
  })
  it('is nothing where the value is calm at the end', () => {
    expect(since([point(1, { cpu: 90 }), point(2, { cpu: 1 })], (each) => each.cpu, 80)).toBeUndefined()
  })
})
