// Made by scripts/formatWords.mjs: words of formats and of AWS, which are no names by themselves.

const words = `
abcdefghijklmnopqrstuvwxy able about above absent accept accepted access accessarn accessdenied accessed
account accountid accounts acl acm aco across act action actions activate activations active actor acts adc
add added addition additional addons address administrator administratoraccess admins aexample affiliation
after again against age agent agentaccess agentcore agpackcevsq aida aidackcevsq aidevops aiops airflow alexa
alias aliases all allow allowed allows alone alpha alphanumeric already also amazon amazonaws ambient among
amplify amplifybackend amplifyuibuilder amr analyzer and annotation annotations another answer answered
anthropic any anybody anyone anything aoss api apigateway app appconfig appfabric appflow appliances
applicable application applicationinsights applications applied appmesh apprunner appstream appstudio appsync
apptest aps arc are args argument arguments arn arns aroa aroadbqp around array arsenal artifact ask asked
asks assertion assertions assistant associate association associations assum assume assumed assumedroot
assumerole assumerolepolicy assumerolepolicystd assumerolewithsaml assumerolewithwebidentity assumes assuming
assumption assurance athena ation ations att attach attached attachedpolicyarns attachment attachments
attempted attempts attr attribute attributes aud audience audit auditmanager auth authenticated authentication
authorization authorize authorized automation autoscaling away aws awsconnector awsmcp awsservicename azp
azure back background backup bare base based basic batch bcm bearer because become becomes bedrock before
begin begins behalf belong belongs below beside better bfnrtu bia bigint billing billingconductor binary block
blocks bodies body bom book bool boolean booleans both boundar boundary box bracket brackets braket branch
branches break breaks bridge broken browser bucket buckets budgets bugbust build buildarn builder buildkite
but byte bytes calculator call called calledvia calledviaawsmcp calledviafirst calledvialast caller callers
calling calls campaigns can candidates cannot canonical capital capitals caps capture carries carry cart case
cases cassandra cast cca ccount cdk center central certificate certificates cfn chain chaining change changed
changes channel char character characters chars chat chatbot chatbotsourcearn check child children chime choos
choosing cidr circle circleci claim claims class clean cleanrooms cli click client clock closed closer closing
cloud clouddirectory cloudformation cloudfront cloudhsm cloudsearch cloudshell cloudtrail cloudwatch clue
clues cluster coalesce code codeartifact codebuild codec codecatalyst codecommit codeconnections codedeploy
codeguru codepipeline codestar codewhisperer cognito collect colon com combination comes comma command
commands commas comment commented comments commit common compare compared compares compile component
comprehend comprehendmedical compute conclusion concurrency cond condition conditional conditions config
configuration configure configures connect connections connector console consoleapp consolidatedbilling const
contacts contain contained containers content context contexts control controlcatalog controltower core cost
could count counted counts creat create created credential credentialissuingservice credentials cross
cryptography csp cur current currenttime custom customer cut dashboards data databrew dataexchange
datapipeline datasync datazone date dax day dbqms deactivate deadline decide decides decision declaration
declared decode decoded decrypt deep deepest deeply def default defaults defaultversionid defin defined
delegated delegation delete deleted deletion delimited delivery denied deny depends deploy deposed depth
describe described description destination detach detail details detective dev developer developers device
devicefarm devices devops diagram dictionary diff different differently differs digits directconnect direction
directive director directory disable disablesessiontags discovery disguise div divides dlm dms doc docdb docs
document documents does domain domains dots double doubtful draft drawn draws drift drop dropped drs dsql dup
duplicate duration durationseconds dynamic dynamo dynamodb each earlier east ebs ecr ecs edge edges edit edu
effect effective either eks elastic elasticache elasticbeanstalk elasticfilesystem elasticloadbalancing
elasticmapreduce elastictranscoder elationships elem element elemental elements ellipsis else elsewhere email
empty emr enabl enable enabled encoded encrypt end endpoint endpoints ends ensure enterprise entities
entitlement entityresolution entries entry env environment ephemeral epoch epochtime equals ermissions error
errors escaped estate etc eusc evaluate evaluated event eventbridge eventjson eventname events eventsbilltoaws
eventsource every everybody everyone everything everywhere evidence evidently evs exactly example exampleorgid
exampleouid examplepolicy examplerootid exceed exceeds exception exclude exclusive execute execution exist
exists exp expect expected expire expired expires explicit explorer export exported exports expr express
expression expressions extended external externalid extra facebook factor facts failed fails failure false
family fault faults feature features federated federatedprovider federation feduser feff fewer ffff field
fields file fileb files fill filled filter filters find finding finops finspace firehose firewall first fis
fits fitting fixtures fjd flowchart fms folder follow following follows for forallvalues foranyvalue forbidden
forecast foreign form format formation formats forms found fpbi fraction fragment frauddetector free freertos
freetier from front frozen fsx ftc full fully function functions further gains gamelift gameliftstreams
gateway gave gci generate geo geospatial get gets git github githubusercontent gitlab given gives glacier
global globalaccelerator globalresolver globals glue glvbn goes gone google gov gpa grafana grammar grammars
grant granted granting graph greater green greengrass groundstation groundtruthlabeling group groupid groups
guardduty guardrail guardrails guess guessed guiconnect guide guru gxl had has hashicorp have hci hcl head
heading heads health healthlake held her here heredoc his histories hold holder holders holdings holds home
honeycode hooks host hour how html http https hub human iam iat ida identifier identifiers identity
identitystore idp ids ies ifexists ignorable ignore ignored iiwic ijoicm image imagebuilder imaging immutable
implicit implied import importexport incidents includ included incoming incorrect index inference influxdb
info information ing inheritedtransitivetags ini init inline inlinepolicies inlinepoliciesstd inner input
inside insights inspector instance instanceof instances instancesourceprivateipv instancesourcevpc instead
integrations interconnect internetmonitor interpolation into intro introduction invalid inventory invoicing
invoke invoked iot iotanalytics iotdeviceadvisor iotevents iotfleethub iotfleetwise iotjobsdata
iotmanagedintegrations iotsitewise iottwinmaker iotwireless ipa iso isob isoe isof iss issue issuer issuing
item items iterator its itself ivs ivschat jhb job jobs jod join joined joining jpc json jsondecode jsonencode
jti judge july jwt kafka kafkaconnect keep keeps kendra kept key keys keyvaluestore kia kind kinds kinesis
kinesisanalytics kinesisvideo kms know known knows kubernetes lab label lacks lakeformation lambda language
last lasts later latest lattice launchwizard layer lead least ledger left legal length less lesson lets
letters letting level levels lex license lightsail like likeliest limit line lineage lines link linked links
linux list listed lists lit literal live lives loaded local locale locals locate location log logged login
logs lone long longer lookoutequipment lookoutmetrics lookoutvision looks lookup loose lost lower machine
machinelearning macie made mail main mak makes malformed managed managedblockchain management manager manifest
manifests mantle many map mapcredits mappings maps mark marker marketplace marketplacecommerceanalytics marks
mask master match matches math max may mcp mean meaning means meant mechanicalturk mediaconnect mediaconvert
mediaimport medialive mediapackage mediapackagev mediastore mediatailor medical member members membership memo
memory memorydb mentions merge mermaid message messages messaging metadata metric mfa mgh mgn microsoft
migrationhub min minified minute mismatch missing mlflow mobileanalytics mobiletargeting mode model modif
module modules monitoring monitron month more most move moved mpa multi multifactorauthage
multifactorauthpresent must mva mvb name named namequalifier namers names namespace naming nbf needed needs
negative neither neptune nested network networkflowmonitor networkmanager networkmonitor networks never new
newest next nickname nightly nimble nlcm nob nobody node none nor north northeast northwest not notaction note
notes nothing notification notifications notprincipal notresource nova now nowhere npa null number numbers
numeric nvbn oam oaud oauth object objects observabilityadmin ocument odb off offset often oidc okta old ole
olic omics omitted once one ones only open opened opening opens opensearch operation operator operators
opsworks opt optimization optimizer option optional oraclecloud orchestrator order orders ordinary org organi
organization organizational organizationid organizations orgpaths origin osis other otherwise our ous out
outbound outcome outposts output outputs over override overview own owned owner owners owning packaged packed
pad page pages panorama param parameter parameters parent parents parse parser part partition partitions
partner partnercentral parts pass passages passed passes passing password paste pasted path paths pattern
patterns payment payments pca pcs people per perform perhaps permission permissions permissionsboundaryarn
permit perms person personalize phrase pictographic piece pieces pipeline pipes pka place placeholder
placeholders places plain plainly plaintext plan planned plans platform play please plugins plus pod pods
point polic policies policy policystd polly pool portal pos positive posted poweruseraccess pre prefaced
preferences prefix prerequisites present preset preview pricing pricingplanmanager primary principal
principalaccount principalarn principalisawsservice principalorgid principalorgpaths principals
principalservicename principalservicenameslist principaltag principaltype printed prints prior private
privilege probably problem process prod profile profiler profiles program prohibited project projectarn
projected properties prose protected proton provide provided provider providers pseudo public publish pull
purchase push put python qapps qbusiness qdeveloper qldb qualified query question queue quicksetup quicksight
quot quota quotas quote quoted quotes raise raised ram range ranges ranking rbin rcp rcps rds reach reaches
read readable reader readers readiness reading readonlyaccess reads reason receive recipient recognise
recognised recommendations recommended records recovery redshift ref refactor refer reference references
referer refs refusal refusals refuse refused refuses regex regexes region regional regions registry regular
reject rekognition relationship relationships relaxed release remembered remove removed removes renamed repeat
repeated replace repo report repositories repository repostspace request requestcontext
requestcontextproviders requested requestedregion requests requesttag required requires researchstudio
reserved reset resiliencehub resolve resolver resource resourceaccount resourceorgid resourceorgpaths
resources resourcetag response rest result results resync returns review reviewer rhelkb right rlbn roa
robomaker role rolearn roleassumedby roleauthorizedbyidp roleb rolegraph roleid rolepolicy roles rolesanywhere
rolesessionname root roots round roup route routes row rows rpst rtbfabric rule rules rum run runner runs rva
rwczov sagemaker said same saml sample samples sap satisfies saved saving savingsplans say says sca scalar
scan scep scheduler schema schemas science scn scope scoped scores scp scps sdb sdk sdvqtfg search second
seconds secret secrets secretsmanager section secure securetransport security securityagent securityhub
securitylake see sees select self send sends sensitive sent separate seq ser serial server serverless
serverlessrepo service serviceaccount servicecatalog servicediscovery serviceextract servicequotas services
ses session sessionname sessions set setcontext setproduct sets setsourceidentity setting settings settle
setup several severity sgov shape share shared shell shield shift shop short should show shown shows sia sid
side sign signals signature signed signer signin signing signinsessionarn signs silent simple simpler
simspaceweaver simulate since single sitter situation size skip skipped slash slice slip slot slots sls slug
sms snapshots snow snowball sns social software solution some somebody something source sourceaccount
sourcearn sourcefunctionarn sourceidentity sourceinstancearn sourceip sourceorgid sourceorgpaths sources
sourcevpc sourcevpcarn sourcevpce south southeast space spaces span spec special specific specify spelled
spelling spelt splat split sqlworkbench sqs ssh ssm ssmmessages sso stack stacks stage stand stands star start
starts state stated statement statements states status std steampipe step steps still stood storage
storagegateway straight strategy stream strength strict string stringify strip strong struck structure sts
studio style sub subgraph subject subjects subscriptions such suffix sum summary superior support supportapp
supportauthz supportplans surname surroundings sustainability svcs swf switch sync syntax synthetics system
systems table tables tag tagging tagkeys tags tagsession take taken takes tally target targeted targets task
taskpolicyarn tax tbd team ted tee telemetry tell tells template templatefile templates templatestring
temporary terraform test tester text textract texts tfstate than that the their them themselves then there
therefore these they thinclient things third this those three thumbprint time times timestream ting tiros
title tls tnb todo together token tokenissuetime tokens too top topic trace trail transcribe transfer
transform transformation transitive transitivetagkeys translate transport tree trial trimprefix true truncated
trust trusted trustedadvisor trusting trustpolicy trusts truth try ttach turned turns twice two txt type types
typographic ubuntu ufeff uff uid unable unary unauthorized undefined under understood unified unique unit
units unknown unknowns unless unnamed unseen unsure untag until untitled update upload upper uri url usage use
used user useragent userid username users uses utf uxc valibot valid value values var variable variables
vectors vendor verbs verdict verification verified verifiedpermissions verify version versions via
viaawsmcpservice viaawsservice viacustomerdomain vid virtual vod voice voiceid volumes vpc vpce vpceaccount
vpceorgid vpceorgpaths vpcsourceip vwbzple waf wafv walk wam wanted wants warning was wasm watch way web
websearch well wellarchitected were west what whatever when where wherever whether which white who whoever
whole whom whose why wickr wide wildcard wildcards will wins wisdom with within without word words work
workdocs worked worker workers workflow workflows working worklink workloads workmail workmailmessageflow
works workspace workspaces would wrapped write written wrong www xray yaml year yes yet ying you your
zabcdefghijklmnopqrstuvwxyz zci zero zonal zone zzz zzzz
`;

export const formatWords: ReadonlySet<string> = new Set(words.trim().split(/\s+/));
