import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { afterEach, describe, expect, it } from 'vitest'
import { open } from '../../../tests/app'
import { preflight } from '../../../tests/changes'
import { server } from '../../../tests/setup'
import { API, CLUSTER, guest } from '../../../tests/some'
import { planner } from '../../plan/store'
import { clusterScope, moved, moveRule } from './scope'
import { placeAt } from './useMove'

const rule = (pos: number, comment: string) => ({ pos, type: 'in', action: 'ACCEPT', enable: 1, proto: 'tcp', dport: String(pos), comment, digest: 'd1' })
const at = `${API}/hypervisor/controllers/${CLUSTER}`

async function rules() {
  const asked: unknown[] = []
  server.use(
    http.get(`${at}/nodes/:node/qemu/101`, () => HttpResponse.json({ guest: guest(101), timeline: [] })),
    http.get(`${at}/nodes/:node/qemu/101/firewall/rules`, () => HttpResponse.json([rule(0, 'first'), rule(1, 'second'), rule(2, 'third')])),
    http.get(`${at}/nodes/:node/qemu/101/firewall/options`, () => HttpResponse.json({ enable: 1, digest: 'd2' })),
    http.get(`${at}/nodes/:node/qemu/101/config`, () => HttpResponse.json({})),
    http.get(`${at}/dashboard`, () => HttpResponse.json({ controller_id: CLUSTER, controller_name: 'pve-a' })),
    http.post(`${at}/preflight`, async ({ request }) => {
      asked.push(await request.json())
      return HttpResponse.json(preflight({ feature: 'proxmox.firewall.guest_rule', diff: [{ key: 'position', from: '0', to: '2' }] }))
    }),
  )
  open(`/c/${CLUSTER}/g/qemu/101/firewall`)
  const table = await screen.findByRole('table', { name: 'Rules' })
  return { asked, order: () => within(table).getAllByRole('row').slice(1).map((row) => /first|second|third/.exec(row.textContent ?? '')?.[0]), grip: (name: RegExp) => within(table).getByRole('button', { name }) }
}

afterEach(() => act(() => planner.close()))

describe('rules of a firewall', () => {
  it('are moved by keys: the place is shown first, Enter plans it as one change', async () => {
    const { asked, order, grip } = await rules()
    grip(/^Move rule 0/).focus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}')
    expect(order()).toEqual(['second', 'third', 'first'])
    expect(screen.getByText('Rule 0 goes to position 2')).toBeTruthy()
    expect(grip(/^Move rule 1/).getAttribute('aria-disabled')).toBe('true')
    await userEvent.keyboard('{Enter}')
    await screen.findByText('Move firewall rule 0 (vm-00101)')
    await waitFor(() => expect(asked).toEqual([expect.objectContaining({ feature: 'proxmox.firewall.guest_rule', operation: 'update', target_id: '0', payload: expect.objectContaining({ moveto: 3, digest: 'd1' }) })]))
  })
  it('go back to their place on Escape, and nothing is asked', async () => {
    const { asked, order, grip } = await rules()
    grip(/^Move rule 2/).focus()
    await userEvent.keyboard('{Home}')
    expect(order()).toEqual(['third', 'first', 'second'])
    await userEvent.keyboard('{Escape}')
    expect(order()).toEqual(['first', 'second', 'third'])
    expect(asked).toEqual([])
  })
  it('are dragged past the middle of others', async () => {
    const { order, grip } = await rules()
    // happy-dom lays nothing out: all rows lie at the top, so a pointer below is below all.
    fireEvent.pointerDown(grip(/^Move rule 0/), { button: 0 })
    fireEvent.pointerMove(window, { clientY: 100 })
    fireEvent.pointerUp(window)
    expect(order()).toEqual(['second', 'third', 'first'])
    fireEvent.pointerMove(window, { clientY: -100 })
    expect(order()).toEqual(['second', 'third', 'first'])
  })
  it('are switched and deleted by their position, fenced by the list that was seen', async () => {
    const { asked } = await rules()
    await userEvent.click(screen.getByRole('button', { name: 'Actions for rule 1' }))
    await userEvent.click(await screen.findByText('Turn off'))
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ operation: 'update', target_id: '1', payload: { enable: false, digest: 'd1' } }))
  })
})

describe('places', () => {
  it('are told by Proxmox VE as the rule that it comes before', () => {
    const scope = clusterScope(CLUSTER)
    const to = (from: number, place: number) => moveRule(scope, rule(from, ''), place).payload?.moveto
    expect([to(0, 2), to(2, 0), to(1, 2)]).toEqual([3, 0, 3])
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
  })
  it('are counted by the rows above the pointer', () => {
    const box = (top: number) => ({ getBoundingClientRect: () => ({ top, height: 20 }) as DOMRect })
    const rows = new Map([[0, box(0)], [1, box(20)], [2, box(40)]])
    expect([placeAt(rows, 5, 2), placeAt(rows, 15, 2), placeAt(rows, 55, 0), placeAt(rows, -9, 1)]).toEqual([0, 1, 2, 0])
  })
})
