using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Hypervisor.Fuzzing;
using Hypervisor.PveSimulator;
using Xunit.Abstractions;

namespace Hypervisor.Proxmox.Tests;

/// <summary>
/// Every question of the client, answered with lies: only a <see cref="PveException"/> or an answer of the right form may come of it, in
/// bounded time and memory, and the next true answer is read as it is. <c>FUZZ_REQUESTS</c> and <c>FUZZ_SEED</c> make it longer or another one.
/// </summary>
[Collection(Alone.Name)]
public sealed class LyingServerTests(ITestOutputHelper output)
{
    private const int Usual = 800;
    private const int MaxShown = 30;
    private const string Taken = "taken for an answer";
    private const int MaxMessage = 16 * 1024;
    private const long MaxBytesEach = 96L << 20;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    private readonly List<string> problems = [];
    private readonly ConcurrentDictionary<string, int> outcomes = new();

    [Fact]
    public async Task Only_failures_that_are_known_come_of_lies()
    {
        var settings = FuzzSettings.Read(Usual);
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 3, Guests = 12 });
        var cluster = fleet.Clusters[0];
        cluster.InstallCeph();
        await using var proxy = LyingProxy.Before(cluster);
        var calls = ClientCall.Reads(cluster);
        calls.Count.ShouldBeGreaterThan(50);
        PveClient? pve = null;
        var log = new TestLog();
        var before = 0L;
        for (var i = 0; i < settings.Requests; i++)
        {
            if (i % 50 == 0)
            {
                await (pve?.DisposeAsync() ?? ValueTask.CompletedTask);
                pve = Client(proxy, cluster, log, withPassword: i / 50 % 2 == 1);
            }

            if (i == settings.Requests / 2)
            {
                before = GC.GetTotalMemory(forceFullCollection: true);
            }

            var random = settings.Of(i);
            var (call, lie) = (calls[i < calls.Count ? i : random.Next(calls.Count)], random.Any(Lies.All));
            var alwaysLies = random.Chance(0.3);   // else the second attempt hears the truth
            var lies = alwaysLies ? int.MaxValue : 1;
            proxy.Liar = (_, _) => Interlocked.Decrement(ref lies) >= 0 ? (lie, random) : null;
            await Ask(pve!, call, lie, alwaysLies, log, $"FUZZ_SEED={settings.Seed}, request {i}: {call}, {lie}");
            proxy.Liar = null;
            await AskTruth(pve!, $"FUZZ_SEED={settings.Seed}, request {i}: after {call}, {lie}");
        }

        await pve!.DisposeAsync();
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        var told = $"{settings.Requests} lies: {string.Join(", ", outcomes.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Value} x {pair.Key}"))}; {grown >> 10} KiB more at the end";
        output.WriteLine(told);
        problems.ShouldBeEmpty($"{told}\n{string.Join("\n", problems.Take(MaxShown))}");
        grown.ShouldBeLessThan(16 << 20, told);
    }

    private static PveClient Client(LyingProxy proxy, SimulatedCluster cluster, TestLog log, bool withPassword) => new(
        new PveClientOptions
        {
            Host = "127.0.0.1",
            Port = proxy.Port,
            Tls = TlsMode.Fingerprint,
            Fingerprint = proxy.Fingerprint,
            Credentials = withPassword ? new PveCredentials.Password("root", "pam", cluster.Password) : new PveCredentials.ApiToken(cluster.TokenId, cluster.TokenSecret),
            RequestsPerMinute = 1_000_000,
            BreakerFailures = 1_000_000,
            MaxResponseBytes = 4 << 20,
            RequestTimeout = TimeSpan.FromSeconds(5),
            TotalTimeout = Bound,
        },
        new NetworkGuard(new() { AllowedNetworks = [System.Net.IPNetwork.Parse("127.0.0.0/8")] }), TimeProvider.System, log);

    private async Task Ask(PveClient pve, ClientCall call, Lie lie, bool alwaysLies, TestLog log, string where)
    {
        var started = Stopwatch.GetTimestamp();
        var allocated = GC.GetTotalAllocatedBytes();
        string outcome;
        try
        {
            using var limit = new CancellationTokenSource(Bound * 2);
            var answer = await call.Ask(pve, limit.Token);
            JsonSerializer.SerializeToUtf8Bytes(answer, answer?.GetType() ?? typeof(object));   // nothing in it that can't be passed on
            outcome = Taken;
        }
        catch (PveException e)
        {
            outcome = e.Failure.ToString();
            Check(e.Message, where);
        }
        catch (Exception e)
        {
            outcome = e.GetType().Name;
            problems.Add($"{where}: {e}");
        }

        outcomes.AddOrUpdate(outcome, 1, (_, count) => count + 1);
        if (outcome == Taken && alwaysLies && Lies.Plain.Contains(lie))
        {
            problems.Add($"{where}: was taken for an answer");
        }

        if (Stopwatch.GetElapsedTime(started) > Bound + TimeSpan.FromSeconds(2))
        {
            problems.Add($"{where}: took {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        }

        if (GC.GetTotalAllocatedBytes() - allocated is > MaxBytesEach and var bytes)
        {
            problems.Add($"{where}: took {bytes >> 20} MiB");
        }

        while (log.Lines.TryDequeue(out var line))
        {
            Check(line.Text.TrimEnd(), where);
        }
    }

    private async Task AskTruth(PveClient pve, string where)
    {
        try
        {
            var version = (await pve.GetVersion()).Version;
            if (!version.StartsWith("9.", StringComparison.Ordinal))
            {
                problems.Add($"{where}: the truth was read as {version}");
            }
        }
        catch (Exception e)
        {
            problems.Add($"{where}: the truth was not read: {e.Message}");
        }
    }

    private void Check(string text, string where)
    {
        if (text.FirstOrDefault(c => char.IsControl(c) || c is '\u202e' or '\u2028' or '\u2029') is not '\0' and var odd)
        {
            problems.Add($"{where}: U+{(int)odd:X4} in {text[..Math.Min(200, text.Length)]}");
        }

        if (text.Length > MaxMessage)
        {
            problems.Add($"{where}: a message of {text.Length} characters");
        }
    }
}
