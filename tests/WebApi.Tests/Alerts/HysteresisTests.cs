using System.Net;
using System.Net.Http.Json;
using System.Text;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

public sealed class HysteresisTests
{
    [Theory]
    [InlineData(91, 90, "Gt", true)]
    [InlineData(90, 90, "Gt", false)]
    [InlineData(90, 90, "Gte", true)]
    [InlineData(89.9, 90, "Gte", false)]
    [InlineData(89, 90, "Lt", true)]
    [InlineData(90, 90, "Lt", false)]
    [InlineData(90, 90, "Lte", true)]
    [InlineData(90.1, 90, "Lte", false)]
    [InlineData(90, 90, "Eq", true)]
    [InlineData(90.1, 90, "Eq", false)]
    public void A_value_breaks_the_rule_by_its_operator(double value, double threshold, string comparison, bool breached) =>
        Hysteresis.Evaluate(new HysteresisRequest(value, threshold, Enum.Parse<Comparison>(comparison))).Breached.ShouldBe(breached);

    [Fact]
    public void An_alert_fires_at_the_third_breach_in_a_row_and_resolves_at_the_second_clear()
    {
        HysteresisState? state = null;
        var seen = new StringBuilder();
        foreach (var value in new double[] { 95, 95, 10, 95, 95, 95, 95, 10, 95, 10, 10, 10 })
        {
            var result = Hysteresis.Evaluate(new HysteresisRequest(value, 90, Comparison.Gt, state));
            state = result.State;
            seen.Append(result.Fired ? 'F' : result.Resolved ? 'R' : state.State == AlertState.Firing ? '!' : '.');
        }

        seen.ToString().ShouldBe(".....F!!!!R.");
    }

    [Fact]
    public void One_is_enough_where_the_config_says_so()
    {
        var config = new HysteresisConfig(1, 1);

        var fired = Hysteresis.Evaluate(new HysteresisRequest(95, 90, Comparison.Gt, null, config));
        var resolved = Hysteresis.Evaluate(new HysteresisRequest(10, 90, Comparison.Gt, fired.State, config));

        fired.ShouldBe(new HysteresisResult(new HysteresisState(AlertState.Firing, 1, 0), Breached: true, Fired: true, Resolved: false));
        resolved.ShouldBe(new HysteresisResult(new HysteresisState(AlertState.Ok, 0, 1), Breached: false, Fired: false, Resolved: true));
    }

    [Fact]
    public void A_count_does_not_overflow() =>
        Hysteresis.Evaluate(new HysteresisRequest(95, 90, Comparison.Gt, new HysteresisState(AlertState.Firing, Hysteresis.MaxCount))).State.ConsecutiveBreaches.ShouldBe(Hysteresis.MaxCount);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_that_is_none_is_refused(double number) =>
        Should.Throw<FleetException>(() => Hysteresis.Evaluate(new HysteresisRequest(number, number, Comparison.Gt))).Errors.Keys.ShouldBe(["current_value", "threshold"], ignoreOrder: true);

    [Fact]
    public async Task The_route_takes_and_gives_the_state()
    {
        await using var app = await HypervisorApp.Start();
        var viewer = (await app.User(Role.Viewer)).Client;

        var body = new { current_value = 95, threshold = 90, @operator = "gt", state = new { state = "ok", consecutive_breaches = 2, consecutive_clears = 0 } };
        var answer = await (await viewer.PostAsJsonAsync("hypervisor/alerts/evaluate-hysteresis", body)).Json(HttpStatusCode.OK);

        answer.GetProperty("fired").GetBoolean().ShouldBeTrue();
        answer.GetProperty("resolved").GetBoolean().ShouldBeFalse();
        answer.GetProperty("state").Text("state").ShouldBe("firing");
        answer.GetProperty("state").GetProperty("consecutive_breaches").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task The_route_names_every_error_at_once()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();

        (await (await Post("""{"current_value":1e999,"config":{"fire_after_consecutive":101,"resolve_after_consecutive":0},"state":{"consecutive_breaches":-1}}""")).ShouldBeProblem(422, "invalid"))
            .Fields().ShouldBe(["config.fire_after_consecutive", "config.resolve_after_consecutive", "current_value", "operator", "state.consecutive_breaches", "threshold"]);
        (await (await Post("""{"current_value":"NaN","threshold":1,"operator":"ne"}""")).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["current_value", "operator"]);
        (await Post("""{"current_value":1,"threshold":1,"operator":"eq","config":{"fire_after_consecutive":100,"resolve_after_consecutive":1}}""")).StatusCode.ShouldBe(HttpStatusCode.OK);

        Task<HttpResponseMessage> Post(string json) =>
            admin.PostAsync("hypervisor/alerts/evaluate-hysteresis", new StringContent(json, Encoding.UTF8, "application/json"));
    }
}
