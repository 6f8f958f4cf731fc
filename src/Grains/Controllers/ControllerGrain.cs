using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;
using Microsoft.Extensions.Logging;
using Orleans.Placement;
using Orleans.Runtime;

namespace Hypervisor.Grains;

/// <summary>
/// One cluster. This part is its registration; <c>.Sync</c> reads the cluster, <c>.Inventory</c> answers from what was read. Reads and
/// the sync interleave with everything; what changes the registration is one at a time.
/// </summary>
[RandomPlacement]
internal sealed partial class ControllerGrain(
    [PersistentState("controller")] IPersistentState<ControllerGrain.State> state,
    [PersistentState("inventory")] IPersistentState<ControllerGrain.InventoryState> stored,
    [PersistentState("controller-lane")] IPersistentState<Lane.State> lane,
    [PersistentState("controller-owner")] IPersistentState<ControllerGrain.OwnerState> owner,
    [PersistentState("alerts")] IPersistentState<AlertBook> alerts,
    ClusterConnections connections,
    ConsoleVault consoleVault,
    AlertTurns turns,
    ChangeJournal journal,
    TimeProvider time,
    ILogger<ControllerGrain> log) : Grain, IControllerGrain, IControllerInventory, ITenantGrain, IRemindable
{
    private const string WakeUp = "wake-up";

    // A reminder only brings a lost activation back on another silo; the timer of the activation does the work.
    private static readonly TimeSpan WakeUpPeriod = TimeSpan.FromMinutes(1);

    // Whoever asks for a controller waits for its activation: the settings' silo may have died with the controller's.
    private static readonly TimeSpan SettingsPatience = TimeSpan.FromSeconds(1);

    private HypervisorSettings settings = new();
    private bool knowsSettings;

    private Guid Id => GrainKeys.IdOf(this.GetPrimaryKeyString());

    private bool IsRegistered => state.RecordExists && state.State is { Removed: false, OrganizationId: var organization } && organization != Guid.Empty;

    public string TenantLabel => $"Controller {Id}";

    public (Guid Organization, Guid? Site)? Tenant => IsRegistered ? (state.State.OrganizationId, state.State.SiteId) : null;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (state is { RecordExists: true, State.Removed: true })
        {
            await FinishRemoval();
        }
        else if (IsRegistered)
        {
            await LearnSettings();
            Recall();
            Count(CurrentStatus);
            StartSyncing(TimeSpan.FromMilliseconds(Random.Shared.Next(50, 2000)));
            ResumeChanges();
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Count(null);
        await Disconnect();
        if (reason.ReasonCode != DeactivationReasonCode.ActivationFailed && !isReplaced)
        {
            await StoreInventory(force: true);
        }
    }

    public async Task<Controller> Register(Guid organization, ControllerRegistration registration)
    {
        if (IsRegistered)
        {
            throw FleetException.Conflict("exists", $"Controller {Id} is registered already.");
        }

        ControllerRules.Check(registration);
        await connections.CheckHost(registration.Host!, registration.ConfirmPublicHost);
        var now = time.GetUtcNow();
        await state.Store(connections.Seal(Id, new State { OrganizationId = organization, CreatedAt = now, StatusSince = now }, registration) with { UpdatedAt = now });

        // From here on a crash is repaired: the reminder brings the grain back, and it enters itself into the directory again.
        await this.RegisterOrUpdateReminder(WakeUp, WakeUpPeriod, WakeUpPeriod);
        try
        {
            await Directory().PutController(Entry());
        }
        catch (FleetException refused) when (!refused.IsOfSilos)
        {
            await Forget();
            throw;
        }

        await LearnSettings();
        StartSyncing(TimeSpan.Zero);
        await PublishStatus();
        return Describing();
    }

    public Task<Controller> Describe()
    {
        EnsureRegistered();
        return Task.FromResult(Describing());
    }

    public async Task<Controller> Update(ControllerUpdate update)
    {
        EnsureRegistered();
        var registration = connections.Merge(Id, state.State, update);
        ControllerRules.Check(registration);
        if (update.Host is not null)
        {
            await connections.CheckHost(registration.Host!, update.ConfirmPublicHost);
        }

        var before = state.State;
        var after = connections.Seal(Id, before, registration) with { UpdatedAt = time.GetUtcNow() };
        if (before.Name != after.Name || before.SiteId != after.SiteId)
        {
            await Directory().PutController(new DirectoryEntry(Id, after.Name, after.SiteId));
        }

        await state.Store(after);
        await Disconnect();
        Relabel();
        StartSyncing(TimeSpan.Zero);
        await PublishStatus();
        return Describing();
    }

    public async Task Remove()
    {
        EnsureRegistered();
        StopSyncing();
        await state.Store(state.State with { Removed = true, SealedSecret = "" });
        await FinishRemoval();
    }

    public Task<ConnectionReport> Test()
    {
        EnsureRegistered();
        return connections.Test(connections.Registration(Id, state.State));
    }

    public Task ApplySettings(HypervisorSettings settings)
    {
        this.settings = settings;
        knowsSettings = true;
        if (IsRegistered)
        {
            Revise();
            StartSyncing(Interval());
        }

        return Task.CompletedTask;
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (!IsRegistered)
        {
            await Forget();
            return;
        }

        await Directory().PutController(Entry());
    }

    // Each step may be done again: a crash in between is finished by the next activation.
    private async Task FinishRemoval()
    {
        await EndAlerts();
        await Directory().RemoveController(Id);
        await Publish([EventOf("controller.removed", new { controller_id = Id })]);
        await Disconnect();
        await Forget();
    }

    private async Task Forget()
    {
        StopSyncing();
        if (await this.GetReminder(WakeUp) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }

        await stored.ClearStateAsync();
        await owner.ClearStateAsync();
        await alerts.ClearStateAsync();
        await state.ClearStateAsync();
        DeactivateOnIdle();
    }

    private void EnsureRegistered()
    {
        if (!IsRegistered)
        {
            throw FleetException.NotFound(TenantLabel);
        }
    }

    /// <summary>Goes on with what it has where they can't be had now; the next sync asks again.</summary>
    private async Task LearnSettings()
    {
        try
        {
            settings = await GrainFactory.GetGrain<ISettingsGrain>(GrainKeys.Settings(state.State.OrganizationId)).Get().WaitAsync(SettingsPatience, time);
            knowsSettings = true;
        }
        catch (Exception unavailable) when (unavailable is TimeoutException or OrleansException or FleetException { IsOfSilos: true })
        {
            LogSettingsUnknown(Id, unavailable);
        }
    }

    private IDirectoryGrain Directory() => GrainFactory.GetGrain<IDirectoryGrain>(GrainKeys.Directory(state.State.OrganizationId));

    private DirectoryEntry Entry() => new(Id, state.State.Name, state.State.SiteId);

    private Controller Describing() => new()
    {
        Id = Id,
        OrganizationId = state.State.OrganizationId,
        SiteId = state.State.SiteId,
        Name = state.State.Name,
        Host = state.State.Host,
        Port = state.State.Port,
        UseSsl = state.State.UseSsl,
        VerifySsl = state.State.VerifySsl,
        TlsFingerprint = state.State.TlsFingerprint,
        TokenId = state.State.TokenId,
        Username = state.State.Username,
        Realm = state.State.Realm,
        SyncEnabled = state.State.SyncEnabled,
        SyncIntervalSeconds = state.State.SyncIntervalSeconds,
        Status = CurrentStatus,
        StatusReason = CurrentStatus == ControllerStatus.Online ? null : state.State.StatusReason,
        StatusSince = state.State.StatusSince,
        AsOf = inventory?.AsOf,
        Stale = inventory?.Stale ?? false,
        ClusterName = inventory?.Cluster.Name,
        PveVersion = inventory?.Cluster.PveVersion,
        CreatedAt = state.State.CreatedAt,
        UpdatedAt = state.State.UpdatedAt,
        Endpoint = client?.CurrentEndpoint.Host,
        SeenFingerprint = seenFingerprint,
    };

    internal sealed record State
    {
        public Guid OrganizationId { get; init; }
        public Guid? SiteId { get; init; }
        public string Name { get; init; } = "";
        public string Host { get; init; } = "";
        public int Port { get; init; }
        public bool UseSsl { get; init; }
        public bool VerifySsl { get; init; }
        public string? TlsFingerprint { get; init; }
        public string? TokenId { get; init; }
        public string? Username { get; init; }
        public string? Realm { get; init; }

        /// <summary>The token's secret or the password, sealed by <see cref="CredentialVault"/>.</summary>
        public string SealedSecret { get; init; } = "";

        public bool SyncEnabled { get; init; } = true;
        public int? SyncIntervalSeconds { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset UpdatedAt { get; init; }
        public ControllerStatus Status { get; init; }
        public string? StatusReason { get; init; }
        public DateTimeOffset? StatusSince { get; init; }

        /// <summary>The removal has begun and must be finished.</summary>
        public bool Removed { get; init; }

        /// <summary>What connections were perhaps not told yet; null: nothing.</summary>
        public ImmutableArray<FabricEvent>? Untold { get; init; }
    }
}
