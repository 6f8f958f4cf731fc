import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { open } from '../../../tests/app'
import { server } from '../../../tests/setup'
import { API, guest, guestPage } from '../../../tests/some'

function serve() {
  const asked: URLSearchParams[] = []
  server.use(
    http.get(`${API}/hypervisor/fleet/guests`, () => HttpResponse.json(guestPage([guest(101)]))),
    http.get(`${API}/hypervisor/fleet/guests/values`, ({ request }) => {
      asked.push(new URL(request.url).searchParams)
      return HttpResponse.json([{ value: 'running', count: 7 }, { value: 'stopped', count: 2 }])
    }),
  )
  return asked
}

describe('the guests’ query', () => {
  it('completes fields, then values with how many guests have them', async () => {
    const asked = serve()
    const { router } = open('/guests')
    const box = await screen.findByRole('combobox', { name: 'Query' })
    await userEvent.type(box, 'web sta{Tab}')
    expect((box as HTMLInputElement).value).toBe('web status:')
    const running = await screen.findByRole('option', { name: /running/ })
    expect(running.textContent).toContain('7')
    expect(asked.at(-1)!.get('field')).toBe('status')
    expect(asked.at(-1)!.get('q')).toBe('web')
    await userEvent.keyboard('{ArrowDown}{Enter}')
    expect((box as HTMLInputElement).value).toBe('web status:running ')
    await waitFor(() => expect(router.state.location.search).toMatchObject({ q: 'web status:running ' }))
  })
  it('underlines what is wrong once the caret has left it, and says the cure', async () => {
    serve()
    open('/guests?q=stats:running web')
    await screen.findByText(/did you mean status/)
    expect(document.querySelector('.query-mirror u')?.textContent).toBe('stats:running')
    const box = screen.getByRole('combobox', { name: 'Query' })
    expect(box.getAttribute('aria-invalid')).toBe('true')
  })
})
