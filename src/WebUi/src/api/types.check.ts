// Holds the types that the pages use against the generated ones: a field that the API loses or renames fails the type check here.
import type { Alert, AlertCounts, AlertMute, AlertObject, AlertPage, AlertRule, AlertRulesView, AlertScope, MadeWebhook, WebhookAttempt, WebhookRecord, WebhookView } from './alerts'
import type { components } from './schema'
import type {
  ClusterDashboard, ClusterGap, ClusterMember, ClusterStatus, ConnectionReport, Controller, FleetDashboard, Guest, GuestDetail, GuestPage, Node, NodeDetail, NodeLive, NodeSample,
  PresentedCertificate, Settings, Site, StoragePool, SyncReport, TimelineEntry,
} from './types'

type Schemas = components['schemas']

/** The fields of ours that the API doesn't have, as `Type.field`. */
type Missing = {
  [Name in keyof Ours]: `${Name}.${Exclude<keyof Ours[Name], keyof Schemas[Name]> & string}`
}[keyof Ours]

interface Ours {
  Alert: Alert
  AlertCounts: AlertCounts
  AlertMute: AlertMute
  AlertObject: AlertObject
  AlertPage: AlertPage
  AlertRule: AlertRule
  AlertRulesView: AlertRulesView
  AlertScope: AlertScope
  MadeWebhook: MadeWebhook
  WebhookAttempt: WebhookAttempt
  WebhookRecord: WebhookRecord
  WebhookView: WebhookView
  ClusterDashboard: ClusterDashboard
  ClusterGap: ClusterGap
  ClusterMember: ClusterMember
  ClusterStatus: ClusterStatus
  ConnectionReport: ConnectionReport
  Controller: Controller
  FleetDashboard: FleetDashboard
  Guest: Guest
  GuestDetail: GuestDetail
  GuestPage: GuestPage
  HypervisorSettings: Settings
  Node: Node
  NodeDetail: NodeDetail
  NodeLive: NodeLive
  NodeSample: NodeSample
  PresentedCertificate: PresentedCertificate
  Site: Site
  StoragePool: StoragePool
  SyncReport: SyncReport
  TimelineEntry: TimelineEntry
}

type InStep = [Missing] extends [never] ? true : Missing
export const inStep: InStep = true
