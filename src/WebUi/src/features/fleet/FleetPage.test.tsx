import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { open } from '../../../tests/app'
import { server } from '../../../tests/setup'
import { API, cluster } from '../../../tests/some'
import type { FleetDashboard } from '../../api/types'
import { withClusters } from '../../live/apply'
import { attention } from './attention'

describe('fleet', () => {
  it('teaches when there is no cluster', async () => {
    open('/')
    expect(await screen.findByRole('button', { name: 'Add a cluster' })).toBeTruthy()
  })
  it('keeps the values of a stale cluster, with age and reason', async () => {
    const stale = cluster({ status: 'unreachable', stale: true, error: 'Connection refused by 10.0.0.1:8006.', as_of: new Date(Date.now() - 12.5 * 60_000).toISOString() })
    server.use(http.get(`${API}/hypervisor/fleet/dashboard`, () => HttpResponse.json(withClusters({} as FleetDashboard, [stale]))))
    open('/')
    const clusters = await screen.findByRole('region', { name: 'Clusters' })
    const card = within(clusters).getByRole('link')
    expect(card.className).toContain('hatched')
    expect(card.textContent?.replaceAll('\u00a0', ' ')).toMatch(/unreachable.*stale, 12 min.*last known: 3\/3 nodes.*Connection refused.*25 %/)
  })
  it('puts the worst first', () => {
    const items = attention([cluster({ controller_id: 'a', online_nodes: 2 }), cluster({ controller_id: 'b', status: 'unauthorized' }), cluster({ controller_id: 'c', quorate: false })], [])
    expect(items.map((item) => item.cluster?.controller_id)).toEqual(['b', 'c', 'a'])
  })
})
