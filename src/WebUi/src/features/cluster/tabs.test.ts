import { describe, expect, it } from 'vitest'
import { present } from '../../ui/tabs'
import { CLUSTER_TABS, IN_ROW } from './tabs'

const ids = (facts: Parameters<NonNullable<(typeof CLUSTER_TABS)[number]['absent']>>[0]) => present(CLUSTER_TABS, facts).map((tab) => tab.id)

describe('tabs of a cluster', () => {
  it('have addresses that are told apart', () => expect(new Set(CLUSTER_TABS.map((tab) => tab.id)).size).toBe(CLUSTER_TABS.length))
  it('are all there while nothing is known', () => expect(ids({ ceph: undefined, pbs: undefined, templates: undefined })).toHaveLength(CLUSTER_TABS.length))
  it('leave out what makes no sense, and say why', () => {
    const facts = { ceph: false, pbs: false, templates: false }
    expect(CLUSTER_TABS.filter((tab) => !ids(facts).includes(tab.id)).map((tab) => tab.id)).toEqual(['ceph', 'pbs', 'templates'])
    expect(CLUSTER_TABS.find((tab) => tab.id === 'ceph')!.absent!(facts)).toMatch(/not installed/)
  })
  it('keep the seven of every day in the row', () =>
    expect(CLUSTER_TABS.slice(0, IN_ROW).map((tab) => tab.id)).toEqual(['dashboard', 'nodes', 'vms', 'containers', 'storage', 'tasks', 'backup']))
})
