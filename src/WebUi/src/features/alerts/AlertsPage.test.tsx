import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { alert, alertPage } from '../../../tests/alerts'
import { open } from '../../../tests/app'
import { server } from '../../../tests/setup'
import { API, CLUSTER, user } from '../../../tests/some'

const ANN = { user_id: 'ann', username: 'ann' }
const ENDED = alert({ id: 'a3', summary: 'Storage tank of pve-a is 91 % full.', cleared_at: '2026-11-23T02:00:00Z', ended_by: 'recovered' })

function serve(role = 'operator') {
  const asked: URLSearchParams[] = []
  const items = [
    alert(),
    alert({ id: 'a2', kind: 'backup_stale', severity: 'warning', stale: true, summary: 'There is no backup of web (101) of pve-a.', object: { type: 'guest', name: 'web', node: 'node1', vmid: 101, vm_type: 'lxc' }, acknowledged_by: ANN, acknowledged_at: '2026-11-23T01:10:00Z', note: 'On it.' }),
  ]
  server.use(
    http.get(`${API}/auth/me`, () => HttpResponse.json({ ...user, role })),
    http.get(`${API}/hypervisor/alerts`, ({ request }) => {
      asked.push(new URL(request.url).searchParams)
      return HttpResponse.json(alertPage(items, { muted: 3 }))
    }),
    http.get(`${API}/hypervisor/alerts/history`, () => HttpResponse.json(alertPage([ENDED]))),
  )
  return { asked, items }
}

describe('alerts', () => {
  it('says beside the rail how many go on, and lists them with what is known of each', async () => {
    const { asked } = serve()
    open('/alerts')
    const list = await screen.findByRole('list', { name: 'Active' })
    expect(within(list).getAllByRole('listitem')).toHaveLength(2)
    expect(screen.getByText('2 alerts go on')).toBeTruthy()
    expect(within(list).getByText(/Acknowledged by ann/).textContent).toContain('On it.')
    expect(within(list).getByText(/the cluster can’t be read/)).toBeTruthy()
    expect(within(list).getByRole('link', { name: /Open: There is no backup/ }).getAttribute('href')).toBe(`/hypervisor/c/${CLUSTER}/g/lxc/101/backups`)
    expect(within(list).getByRole('link', { name: /Open: Node node3/ }).getAttribute('href')).toBe(`/hypervisor/c/${CLUSTER}/nodes?node=node3`)
    expect(asked.some((each) => each.get('muted') === 'false')).toBe(true)
  })
  it('keeps tab and filters in the address, and asks the server for them', async () => {
    const { asked } = serve()
    const { router } = open('/alerts?kind=node_down&severity=critical&tab=nonsense')
    await screen.findByRole('list', { name: 'Active' })
    await userEvent.click(screen.getByRole('button', { name: 'Muted 3' }))
    await waitFor(() => expect(asked.some((each) => each.get('muted') === 'true' && each.get('kind') === 'node_down' && each.get('severity') === 'critical')).toBe(true))
    expect(router.state.location.search).toEqual({ kind: 'node_down', severity: 'critical', tab: 'muted' })
    await userEvent.click(screen.getByRole('button', { name: 'History' }))
    const past = await screen.findByText(ENDED.summary)
    expect(past.closest('li')!.textContent).toContain('good again')
    expect(within(past.closest('li')!).queryByRole('button')).toBeNull()
  })
  it('acknowledges, and mutes for a time with a reason', async () => {
    const { items } = serve()
    const sent: Record<string, unknown> = {}
    server.use(
      http.post(`${API}/hypervisor/alerts/a1/acknowledge`, () => {
        items[0] = { ...items[0]!, acknowledged_by: ANN, acknowledged_at: '2026-11-23T01:20:00Z' }
        return HttpResponse.json(items[0])
      }),
      http.post(`${API}/hypervisor/alerts/a1/mute`, async ({ request }) => {
        Object.assign(sent, await request.json())
        return HttpResponse.json(items[0])
      }),
    )
    open('/alerts')
    const row = (await screen.findByText('Node node3 of pve-a is offline.')).closest('li')!
    await userEvent.click(within(row).getByRole('button', { name: 'Acknowledge' }))
    await waitFor(() => expect(within(row).queryByRole('button', { name: 'Acknowledge' })).toBeNull())
    await userEvent.click(within(row).getByRole('button', { name: 'Mute for…' }))
    const dialog = await screen.findByRole('dialog')
    await userEvent.click(within(dialog).getByRole('button', { name: '1 day' }))
    await userEvent.type(within(dialog).getByLabelText('Why'), 'Disk is swapped')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Mute' }))
    await waitFor(() => expect(sent.reason).toBe('Disk is swapped'))
    const hours = (Date.parse(sent.until as string) - Date.now()) / 3_600_000
    expect(hours).toBeGreaterThan(23.9)
    expect(hours).toBeLessThan(24.1)
  })
  it('shows viewers what is wrong and no buttons', async () => {
    serve('viewer')
    open('/alerts')
    const list = await screen.findByRole('list', { name: 'Active' })
    expect(within(list).queryByRole('button')).toBeNull()
  })
})
