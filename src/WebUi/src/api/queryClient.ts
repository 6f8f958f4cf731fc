import { QueryClient } from '@tanstack/react-query'
import { AppError } from './AppError'

const RETRIES = 2

/** Inventory never grows old by itself: the stream keeps it right. */
export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (failures, error) => failures < RETRIES && error instanceof AppError && error.isTransient,
        retryDelay: (attempt, error) => (error instanceof AppError && error.retryAfterSeconds ? error.retryAfterSeconds * 1000 : 500 * 2 ** attempt),
      },
      mutations: { retry: false },
    },
  })
