import { queryOptions } from '@tanstack/react-query'
import type { AlertRule, AlertRulesView, MadeWebhook, WebhookAttempt, WebhookRecord, WebhookSettings, WebhookView } from '../../api/alerts'
import { api, path } from '../../api/client'

export const ruleList = () => queryOptions({ queryKey: ['alertRules', 'organization'] as const, queryFn: ({ signal }) => api.get<AlertRulesView>('/hypervisor/alerts/rules', { signal }), staleTime: 0 })

export const saveRules = (rules: readonly AlertRule[]) => api.put<AlertRulesView>('/hypervisor/alerts/rules', { rules })

export const muteRule = (id: string, until: string, reason: string) => api.post<AlertRulesView>(path`/hypervisor/alerts/rules/${id}/mute`, { until, reason: reason || null })

export const unmuteRule = (id: string) => api.delete<AlertRulesView>(path`/hypervisor/alerts/rules/${id}/mute`)

export const webhookList = () => queryOptions({ queryKey: ['webhooks', 'organization'] as const, queryFn: ({ signal }) => api.get<WebhookView[]>('/hypervisor/alerts/webhooks', { signal }), staleTime: 0 })

export const addWebhook = (settings: WebhookSettings) => api.post<MadeWebhook>('/hypervisor/alerts/webhooks', settings)

export const changeWebhook = (id: string, settings: WebhookSettings) => api.put<WebhookView>(path`/hypervisor/alerts/webhooks/${id}`, settings)

export const removeWebhook = (id: string) => api.delete(path`/hypervisor/alerts/webhooks/${id}`)

export const renewSecret = (id: string) => api.post<MadeWebhook>(path`/hypervisor/alerts/webhooks/${id}/secret`)

export const testWebhook = (id: string) => api.post<WebhookAttempt>(path`/hypervisor/alerts/webhooks/${id}/test`)

export const deliveries = (id: string) =>
  queryOptions({ queryKey: ['webhooks', id, 'deliveries'] as const, queryFn: ({ signal }) => api.get<WebhookRecord[]>(path`/hypervisor/alerts/webhooks/${id}/deliveries`, { signal }), staleTime: 0, refetchInterval: ({ state }) => (state.data?.some(({ outcome }) => outcome === 'waiting') ? 5000 : false) })

export const replay = (id: string, delivery: string) => api.post(path`/hypervisor/alerts/webhooks/${id}/dead-letters/${delivery}/replay`)

export const discard = (id: string, delivery: string) => api.delete(path`/hypervisor/alerts/webhooks/${id}/dead-letters/${delivery}`)
