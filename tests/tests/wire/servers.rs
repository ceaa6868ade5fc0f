//! Where calls go, with servers on real ports.

use golden_wire::operations::MirroredServer;
use golden_wire::{ErrorKind, Server as Place, ServerArea};
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

use super::{builder, settings};

async fn server() -> (Server, String) {
    let server = Server::always(Reply::status(204)).await.unwrap();
    let port = server.url().rsplit_once(':').unwrap().1.to_owned();
    (server, port)
}

#[tokio::test]
async fn variables_lead_to_the_server() {
    let (server, port) = server().await;
    let builder = settings().server_port(&port).token("t");
    builder.clone().build().unwrap().queries().send().await.unwrap();
    let beta = builder.clone().server_area(ServerArea::Beta).build().unwrap();
    beta.queries().send().await.unwrap();
    let local = builder.server(Place::LocalhostPort).build().unwrap();
    local.request(http::Method::GET, "/raw").send().await.unwrap();
    let targets: Vec<_> = server.requests().into_iter().map(|request| request.target).collect();
    assert_eq!(targets, ["/api/queries", "/beta/queries", "/raw"]);
}

#[tokio::test]
async fn operations_with_a_server_of_their_own_go_there_unless_all_are_overridden() {
    let (server, port) = server().await;
    let client = settings().server_port(&port).token("t").build().unwrap();
    client.files().send().await.unwrap();
    client.upload().send().await.unwrap();
    let overridden = builder(&format!("{}/all", server.url())).token("t").build().unwrap();
    overridden.files().send().await.unwrap();
    overridden.upload().send().await.unwrap();
    let targets: Vec<_> = server.requests().into_iter().map(|request| request.target).collect();
    assert_eq!(targets, ["/files-beta/files", "/upload/files", "/all/files", "/all/files"]);
}

#[tokio::test]
async fn an_operation_with_several_servers_goes_where_the_call_says() {
    let (server, port) = server().await;
    let settings = settings().server_port(&port).token("t");
    let client = settings.clone().build().unwrap();
    client.mirrored().send().await.unwrap();
    client.mirrored().with_server(MirroredServer::TheSecond).send().await.unwrap();
    client.mirrored().with_server(MirroredServer::default()).send().await.unwrap();
    let south = settings.server_zone("south").build().unwrap();
    south.mirrored().with_server(MirroredServer::TheSecond).send().await.unwrap();
    let overridden = builder(&format!("{}/all", server.url())).token("t").build().unwrap();
    overridden.mirrored().with_server(MirroredServer::TheSecond).send().await.unwrap();
    let targets: Vec<_> = server.requests().into_iter().map(|request| request.target).collect();
    assert_eq!(
        targets,
        [
            "/first/mirrored",
            "/north/second/mirrored",
            "/first/mirrored",
            "/south/second/mirrored",
            "/all/mirrored"
        ]
    );
}

#[test]
fn a_value_that_leads_elsewhere_is_an_error_of_build() {
    let error = settings().server_port("80@evil.example").build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert!(error.to_string().contains("`port`"), "{error}");
}
