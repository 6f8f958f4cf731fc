using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using Hypervisor.Fuzzing;
using Hypervisor.Grains.Interfaces;
using Orleans.Runtime;

namespace Hypervisor.WebApi.Tests;

/// <summary>
/// Every route of the API's document, asked in every wrong way, by every role, with the gates for changes open. <c>FUZZ_REQUESTS</c> and
/// <c>FUZZ_SEED</c> make it longer or another one. Alone in its process' time, since it weighs what stays in memory.
/// </summary>
[Collection(Alone.Name)]
public sealed class ApiFuzzTests
{
    private const int Usual = 2000;
    private const int AtOnce = 4;
    private const int MaxShown = 40;

    private readonly ConcurrentQueue<string> problems = [];
    private readonly ConcurrentDictionary<string, int> statuses = new();

    [Fact]
    public async Task No_request_breaks_hangs_leaks_or_outgrows_the_server()
    {
        var settings = FuzzSettings.Read(Usual);
        await using var target = await FuzzTarget.Start();
        var fuzzer = new RequestFuzzer(settings, target.Operations, target.Values);
        var secrets = FuzzTarget.Secrets(target.Clusters.Fleet.Clusters);
        var half = settings.Requests / 2;

        await Send(target, fuzzer, secrets, settings, 0, half);
        var before = await Rest(target);
        await Send(target, fuzzer, secrets, settings, half, settings.Requests);
        var after = await Rest(target);

        var told = $"seed {settings.Seed}, {settings.Requests} requests: {string.Join(", ", statuses.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Value} x {pair.Key}"))}; "
            + $"{before.Bytes >> 20} MiB and {before.Grains} grains after the first half, {after.Bytes >> 20} MiB and {after.Grains} at the end";
        Console.WriteLine(told);
        problems.ShouldBeEmpty($"{told}\n{string.Join("\n\n", problems.Take(MaxShown))}");
        target.Logs.Lines.ShouldBeEmpty();
        await LeftBehind.Check(target);
        (after.Bytes - before.Bytes).ShouldBeLessThan((64L << 20) + (settings.Requests * 4096L), told);
        (after.Grains - before.Grains).ShouldBeLessThan(100 + (settings.Requests / 20), told);
        statuses.Keys.ShouldContain("200");
        statuses.Keys.ShouldContain("202");
    }

    private async Task Send(FuzzTarget target, RequestFuzzer fuzzer, IReadOnlyList<string> secrets, FuzzSettings settings, int from, int to)
    {
        var next = from - 1;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            int index;
            while ((index = Interlocked.Increment(ref next)) < to)
            {
                var random = new Random(unchecked(~settings.Seed + (index * 31)));
                var caller = random.Chance(0.5) ? target.Callers[^2] : random.Any(target.Callers);
                await Send(target, fuzzer, caller, secrets, settings, index);
                if (index % 250 == 249)
                {
                    await FuzzTarget.Victims(target.Clusters, target.Values);
                }
            }
        }));
    }

    private async Task Send(FuzzTarget target, RequestFuzzer fuzzer, FuzzCaller caller, IReadOnlyList<string> secrets, FuzzSettings settings, int index)
    {
        var (request, operation) = fuzzer.Make(index);
        var client = await caller.Client();
        var started = Stopwatch.GetTimestamp();
        using var limit = new CancellationTokenSource(AnswerRules.Bound);
        string? problem;
        string? body = null;
        try
        {
            using var message = request.ToMessage(target.App.Address);
            using var answer = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            body = IsEndless(answer) ? null : await answer.Content.ReadAsStringAsync(limit.Token);
            statuses.AddOrUpdate($"{(int)answer.StatusCode}", 1, (_, count) => count + 1);
            problem = AnswerRules.Problem(request, answer, body, secrets);
            if (answer.IsSuccessStatusCode && body is not null && answer.Content.Headers.ContentType?.MediaType == "application/json")
            {
                target.Learn(operation, body);
            }

            if (answer.StatusCode == HttpStatusCode.Unauthorized && caller.Name != "anonymous" && request.Headers.All(header => header.Name != "Authorization"))
            {
                await caller.SignIn(client);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            problem = $"no answer within {AnswerRules.Bound.TotalSeconds} seconds";
        }
        catch (HttpRequestException broken)
        {
            problem = IsUnsendable(broken) ? null : $"the connection broke after {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms: {broken.Message} {broken.InnerException?.Message}";
        }
        catch (FormatException)
        {
            problem = null;   // our own client does not send such a header
        }

        if (problem is not null)
        {
            problems.Enqueue($"{problem} at {operation} (FUZZ_SEED={settings.Seed}, request {index}, as {caller.Name})\n{request.ToCurl(caller.Name)}\n{body?[..Math.Min(body.Length, 600)]}");
        }
    }

    private static bool IsEndless(HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.SwitchingProtocols || answer.Content.Headers.ContentType?.MediaType == "text/event-stream";

    private static bool IsUnsendable(HttpRequestException broken) => broken.HttpRequestError == HttpRequestError.Unknown && broken.InnerException is null;

    /// <summary>What is left when nobody asks: changes have ended, idle grains are gone, garbage is collected.</summary>
    private static async Task<(long Bytes, int Grains)> Rest(FuzzTarget target)
    {
        var management = target.App.Grains.GetGrain<IManagementGrain>(0);
        await management.ForceActivationCollection(TimeSpan.Zero);
        var grains = await management.GetTotalActivationCount();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return (GC.GetTotalMemory(forceFullCollection: true), grains);
    }
}
