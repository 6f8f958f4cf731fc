using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Tests;

public sealed class ClusterFailuresTests
{
    [Theory]
    [InlineData(500, "storage 'nosuch' does not exist")]
    [InlineData(500, "Configuration file 'nodes/pve2/qemu-server/300.conf' does not exist")]
    [InlineData(500, "hostname lookup 'nosuchnode' failed - failed to get address info for: nosuchnode: Temporary failure in name resolution")]
    [InlineData(500, "no such replication job '999-0'")]
    [InlineData(500, "no such security group 'nosuch'")]
    [InlineData(500, "no rule at position 99")]
    [InlineData(500, "binary not installed: /usr/bin/ceph-mon")]
    [InlineData(500, "pveceph configuration not initialized")]
    public void What_is_not_there_is_not_found_in_the_words_of_the_cluster(int status, string reason)
    {
        var failure = ClusterFailures.ToFleet(new PveException(PveFailure.Refused, reason) { Status = status });

        failure.Failure.ShouldBe(Failure.NotFound);
        failure.Message.ShouldBe(reason);
    }

    [Theory]
    [InlineData(500, "QEMU guest agent is not running")]
    [InlineData(500, "cluster not ready - no quorum?")]
    [InlineData(500, "storage 'tank' is disabled")]
    public void Another_refusal_is_an_error_of_the_cluster_with_its_reason(int status, string reason)
    {
        var failure = ClusterFailures.ToFleet(new PveException(PveFailure.Refused, reason) { Status = status });

        failure.Failure.ShouldBe(Failure.ClusterError);
        failure.Message.ShouldContain(reason);
    }

    [Fact]
    public void A_refused_parameter_comes_with_the_clusters_errors_by_field()
    {
        var failure = ClusterFailures.ToFleet(new PveException(PveFailure.ParameterRejected, "Parameter verification failed.")
        {
            Status = 400,
            Errors = new Dictionary<string, string> { ["limit"] = "value must have a minimum value of 0", ["disk"] = "value does not match the regex pattern" },
        });

        failure.Failure.ShouldBe(Failure.Invalid);
        failure.Errors.Keys.Order().ShouldBe(["disk", "limit"]);
    }

    [Fact]
    public void A_parameter_that_names_nothing_is_not_found()
    {
        var failure = ClusterFailures.ToFleet(new PveException(PveFailure.ParameterRejected, "Parameter verification failed.")
        {
            Status = 400,
            Errors = new Dictionary<string, string> { ["upid"] = "no such task" },
        });

        failure.Failure.ShouldBe(Failure.NotFound);
        failure.Message.ShouldBe("no such task");
    }

    [Theory]
    [InlineData(PveFailure.Unreachable, Failure.ClusterTimeout, "cluster_unreachable")]
    [InlineData(PveFailure.Timeout, Failure.ClusterTimeout, "cluster_timeout")]
    [InlineData(PveFailure.BreakerOpen, Failure.Unavailable, "breaker_open")]
    [InlineData(PveFailure.RateLimited, Failure.Throttled, "cluster_busy")]
    [InlineData(PveFailure.Forbidden, Failure.ClusterError, "cluster_forbidden")]
    [InlineData(PveFailure.Unauthorized, Failure.ClusterError, "cluster_unauthorized")]
    [InlineData(PveFailure.TlsUntrusted, Failure.ClusterError, "cluster_untrusted")]
    [InlineData(PveFailure.MalformedResponse, Failure.ClusterError, "cluster_error")]
    public void Each_side_and_stage_has_its_status_and_code(PveFailure failure, Failure expected, string code)
    {
        var told = ClusterFailures.ToFleet(new PveException(failure, "why"));

        told.Failure.ShouldBe(expected);
        told.Code.ShouldBe(code);
        told.Message.ShouldContain("why");
        (told.RetryAfter is not null).ShouldBe(failure is PveFailure.BreakerOpen or PveFailure.RateLimited);
    }

    [Fact]
    public void A_node_that_is_away_is_named() =>
        ClusterFailures.ToFleet(new PveException(PveFailure.NodeUnreachable, "No route to host") { Status = 595 }, "pve3").Message.ShouldBe("Node 'pve3' can't be reached: No route to host");

    [Fact]
    public void What_the_clusters_version_lacks_is_not_found_as_such() =>
        ClusterFailures.ToFleet(new PveException(PveFailure.Refused, "Method 'GET /cluster/ha/rules' not implemented") { Status = 501 }).Code.ShouldBe("not_supported");
}
