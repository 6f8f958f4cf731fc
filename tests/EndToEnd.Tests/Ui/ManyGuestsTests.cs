using Hypervisor.PveSimulator;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>20,000 guests in the fleet's table: what doesn't depend on how fast the machine is. The benchmarks measure the rest.</summary>
[Collection(UiCollection.Name)]
public sealed class ManyGuestsTests(UiStage stage)
{
    private const int Clusters = 4;
    private const int Guests = 5000;

    /// <summary>How many of the rows that are to be seen are empty or not there.</summary>
    private const string Blank = """
        () => {
          const table = document.querySelector('.table')
          const [top, bottom] = [table.getBoundingClientRect().top + 32, table.getBoundingClientRect().bottom]
          const rows = [...table.querySelectorAll('.tbody .tr')].map((row) => ({ place: row.getBoundingClientRect(), filled: !row.querySelector('.skeleton') && row.innerText.trim() !== '' }))
          const seen = rows.filter(({ place }) => place.bottom > top && place.top < bottom)
          const missing = Math.floor((bottom - top) / 32) - seen.length
          return seen.filter(({ filled }) => !filled).length + Math.max(0, missing)
        }
        """;

    [SkippableFact]
    public async Task Any_place_of_the_list_is_filled_by_few_elements()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = Clusters, Nodes = 3, Guests = Guests, BackupsPerGuest = 0, InstantTasks = true });
        await using var silo = await SiloProcess.StartReady(environment: Api.Environment);
        using (var api = await Api.SignIn(silo.Url))
        {
            foreach (var cluster in fleet.Clusters)
            {
                await api.Register(cluster);
            }
        }

        await using var visitor = await stage.VisitAdmin(silo);
        var page = visitor.Page;
        await visitor.Open("guests");
        var listed = fleet.Clusters.Sum(cluster => cluster.Guests.All.Count(guest => !guest.IsTemplate));
        listed.ShouldBeGreaterThan(19_000);
        await Expect(page.GetByRole(AriaRole.Grid)).ToHaveAttributeAsync("aria-rowcount", $"{listed + 1}");

        // By steps that overlap, by leaps, to the end and back.
        foreach (var (step, times) in new[] { (40, 50), (1200, 50), (50_000, 8), (10_000_000, 1), (-10_000_000, 1) })
        {
            await page.EvaluateAsync(
                """
                ([step, times]) => new Promise((done) => {
                  const table = document.querySelector('.table')
                  const next = () => {
                    table.scrollTop += step
                    if (--times > 0) requestAnimationFrame(next)
                    else requestAnimationFrame(done)
                  }
                  next()
                })
                """,
                new[] { step, times });
            await page.WaitForFunctionAsync($"() => ({Blank})() === 0");
            (await page.EvaluateAsync<int>("document.querySelectorAll('.tbody .tr').length")).ShouldBeLessThan(300);
        }

        visitor.Complaints.ShouldBeEmpty();
    }
}
