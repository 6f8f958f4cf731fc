import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { open } from '../../../tests/app'
import { server } from '../../../tests/setup'
import { API, CLUSTER, guest, guestPage } from '../../../tests/some'
import { EventApplier } from '../../live/apply'

const ALL = Array.from({ length: 450 }, (_, i) => guest(100 + i))

function serve(asked: URLSearchParams[] = []) {
  server.use(
    http.get(`${API}/hypervisor/fleet/guests`, ({ request }) => {
      const q = new URL(request.url).searchParams
      asked.push(q)
      const offset = Number(q.get('offset'))
      const problems = q.get('q')?.includes('wrong:') ? ['“wrong:” is not a qualifier.'] : []
      return HttpResponse.json(guestPage(ALL.slice(offset, offset + 200), { total: 450, offset, problems }))
    }),
    http.get(`${API}/hypervisor/controllers/:id/nodes/:node/:type/:vmid`, ({ params }) => HttpResponse.json({ guest: guest(Number(params.vmid)), timeline: [] })),
  )
  return asked
}

describe('guests', () => {
  it('draws only what is on screen, and reads further pages of the same snapshot', async () => {
    const asked = serve()
    open('/guests')
    const grid = await screen.findByRole('grid', { name: 'Guests' })
    await within(grid).findByText('vm-00100')
    expect(within(grid).getAllByRole('row').length).toBeLessThan(60)
    expect(grid.getAttribute('aria-rowcount')).toBe('451')
    grid.focus()
    fireEvent.keyDown(grid, { key: 'End' })
    grid.scrollTop = 450 * 32
    fireEvent.scroll(grid)
    await waitFor(() => expect(asked.at(-1)!.get('offset')).toBe('400'))
    expect(asked.at(-1)!.get('snapshot')).toBe('00000000-0000-4000-8000-0000000000aa')
  })
  it('moves by keys, opens the drawer and closes it, all in the address', async () => {
    serve()
    const { router } = open('/guests')
    const grid = await screen.findByRole('grid', { name: 'Guests' })
    await within(grid).findByText('vm-00100')
    fireEvent.keyDown(grid, { key: 'j' })
    fireEvent.keyDown(grid, { key: 'j' })
    fireEvent.keyDown(grid, { key: 'k' })
    fireEvent.keyDown(grid, { key: 'o' })
    await screen.findByRole('complementary', { name: 'vm-00100' })
    expect(router.state.location.search).toEqual({ sel: `${CLUSTER}/100` })
    fireEvent.keyDown(document, { key: 'Escape' })
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull())
    fireEvent.keyDown(document, { key: '/' })
    expect(document.activeElement).toBe(screen.getByLabelText('Query'))
  })
  it('shows what of the query was not understood, and chips change the query', async () => {
    serve()
    const { router } = open('/guests?q=wrong:x')
    expect(await screen.findByText(/There is no “wrong”/)).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'running' }))
    await waitFor(() => expect(router.state.location.search).toEqual({ q: 'wrong:x status:running' }))
  })
  it('changes a status on screen without reload, and offers new rows instead of moving', async () => {
    const asked = serve()
    const { client } = open('/guests')
    await screen.findByText('vm-00100')
    const before = asked.length
    new EventApplier(client).apply([{ id: '', event: 'inventory', data: JSON.stringify({ controller_id: CLUSTER, version: 2, as_of: '2026-11-23T02:00:00Z', guests: { changed: [{ id: `${CLUSTER}/100`, status: 'stopped' }], added: [guest(999)] } }) }])
    await waitFor(() => expect(within(screen.getByText('vm-00100').closest('[role=row]') as HTMLElement).getByText('stopped')).toBeTruthy())
    expect(asked.length).toBe(before)
    await userEvent.click(screen.getByRole('button', { name: 'Show' }))
    await waitFor(() => expect(asked.length).toBeGreaterThan(before))
  })
})
