using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;
using Orleans.Runtime;

namespace Hypervisor.Grains;

internal sealed partial class ControllerGrain : IConsoles
{
    private const int MostConsoles = 50;

    private readonly ConsolePlaces consoles = new(MostConsoles, time);
    private readonly Dictionary<Guid, (Guid User, GuestType Type, int Vmid, ConsoleKind Kind, DateTimeOffset Until)> reserved = [];

    public async Task<ConsoleSession> Reserve(GuestType type, int vmid, ConsoleKind kind)
    {
        EnsureRegistered();
        var user = ConsoleUser();
        var session = Guid.NewGuid();
        await TakePlace(user, session);
        try
        {
            var at = await AskGuest(type, vmid, async (pve, guest, cancellation) =>
            {
                await EnsureHasConsole(pve, guest, kind, cancellation);
                return guest;
            });
            var now = time.GetUtcNow();
            foreach (var (late, _) in reserved.Where(place => place.Value.Until <= now).ToArray())
            {
                reserved.Remove(late);
            }

            reserved[session] = (user, type, vmid, kind, now + ConsolePlaces.Lifetime);
            return new ConsoleSession(session, at.Value.Node, now + ConsolePlaces.Lifetime, state.State.OrganizationId);
        }
        catch
        {
            await Close(session);
            throw;
        }
    }

    public async Task<ConsoleLease> Open(GuestType type, int vmid, ConsoleKind kind, Guid? session)
    {
        EnsureRegistered();
        var user = ConsoleUser();
        if (session is { } place && !(reserved.Remove(place, out var kept) && kept.Until > time.GetUtcNow() && kept with { Until = default } == (user, type, vmid, kind, default)))
        {
            throw new FleetException(Failure.Gone, "console_session_gone", "This session was used, has expired or is for something else. Ask for another.");
        }

        var lease = session ?? Guid.NewGuid();
        await TakePlace(user, lease);
        try
        {
            var opened = await AskGuest(type, vmid, async (pve, guest, cancellation) =>
            {
                await EnsureHasConsole(pve, guest, kind, cancellation);
                return await pve.OpenConsole(guest, kind == ConsoleKind.Term ? PveConsoleKind.Term : PveConsoleKind.Vnc, cancellation);
            });
            return new ConsoleLease(lease, opened.Value.Guest.Node, state.State.OrganizationId, consoleVault.Seal(lease, opened.Value));
        }
        catch
        {
            await Close(lease);
            throw;
        }
    }

    public Task Renew(Guid lease)
    {
        EnsureRegistered();
        consoles.Renew(lease);
        return PlacesOf(ConsoleUser()).Renew(lease);
    }

    public Task Close(Guid lease)
    {
        consoles.Release(lease);
        return PlacesOf(ConsoleUser()).Release(lease);
    }

    /// <summary>Proxmox opens a console of a guest that doesn't run, and ends it without a word.</summary>
    private static async Task EnsureHasConsole(PveClient pve, GuestAddress guest, ConsoleKind kind, CancellationToken cancellation)
    {
        var status = await pve.GetGuestStatus(guest, cancellation);
        if (!status.TryGetProperty("status", out var word) || word.ValueKind != JsonValueKind.String || word.GetString() != "running")
        {
            throw FleetException.Conflict("guest_not_running", $"Guest {guest.Vmid} does not run, so it has no console. Start it first.");
        }

        if (kind == ConsoleKind.Term && !guest.IsContainer && !HasSerialPort(await pve.GetGuestConfig(guest, current: true, cancellation)))
        {
            throw FleetException.Conflict("no_serial_port", $"Virtual machine {guest.Vmid} has no serial port, so it has no terminal. Add one (serial0: socket), or open its screen.");
        }
    }

    private static bool HasSerialPort(JsonElement config) => config.ValueKind == JsonValueKind.Object
        && config.EnumerateObject().Any(option => option.Name is ['s', 'e', 'r', 'i', 'a', 'l', >= '0' and <= '3']);

    private static Guid ConsoleUser() => CallContext.Caller?.UserId ?? throw FleetException.Forbidden("A console is somebody's: this call is made for nobody.");

    private async Task TakePlace(Guid user, Guid console)
    {
        if (!consoles.Take(console))
        {
            throw TooManyConsoles($"{MostConsoles} consoles of {state.State.Name} are open, which is the most at once. Close one first.");
        }

        var isMine = false;
        try
        {
            isMine = await PlacesOf(user).Take(console);
        }
        finally
        {
            if (!isMine)
            {
                consoles.Release(console);
            }
        }

        if (!isMine)
        {
            throw TooManyConsoles($"You have {ConsolePlacesGrain.Limit} consoles open, which is the most at once. Close one first.");
        }
    }

    private static FleetException TooManyConsoles(string message) => new(Failure.Throttled, "too_many_consoles", message) { RetryAfter = ConsolePlaces.Lifetime };

    private IConsolePlaces PlacesOf(Guid user) => GrainFactory.GetGrain<IConsolePlaces>(GrainKeys.ConsolePlaces(user));
}
