import { QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router'
import { render } from '@testing-library/react'
import { createQueryClient } from '../src/api/queryClient'
import { Providers } from '../src/app/Providers'
import { makeRouter } from '../src/app/router'

/** The whole app at an address. */
export function open(path: string) {
  const client = createQueryClient()
  const router = makeRouter(client)
  const history = createMemoryHistory({ initialEntries: [`/hypervisor${path}`] })
  router.update({ ...router.options, history } as never)
  render(
    <QueryClientProvider client={client}>
      <Providers><RouterProvider router={router} /></Providers>
    </QueryClientProvider>,
  )
  return { client, router }
}
